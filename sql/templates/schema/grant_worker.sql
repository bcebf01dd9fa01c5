-- Lets the worker write the private tables.
--
-- grain   none
-- holes   roles
grant select, insert, update, delete on all tables in schema segcast to "{worker}";
