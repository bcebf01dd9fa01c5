-- Lets the worker and the exporter charge contacts and give them back, by the functions that keep the caps.
--
-- grain   none
-- holes   roles
grant execute on function segcast.charge_run, segcast.release_contacts
to "{worker}", "{exporter}";
