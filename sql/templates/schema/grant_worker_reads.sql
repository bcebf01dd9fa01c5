-- Lets the worker read the private tables.
--
-- grain   none
-- holes   roles
grant select on all tables in schema segcast to "{worker}";
