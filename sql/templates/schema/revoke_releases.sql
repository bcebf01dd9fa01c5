-- Keeps what people did to releases as it was said: who did it is the database's to say.
--
-- grain   none
-- holes   roles
revoke insert, update, delete on segcast.release_acceptances, segcast.release_acts from "{worker}";
