-- Lets the worker put a policy's caps in force.
--
-- grain   none
-- holes   roles
grant insert, update, delete on segcast.cap_scopes to "{worker}";
