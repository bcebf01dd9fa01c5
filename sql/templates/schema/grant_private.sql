-- Lets the worker and the exporter reach the private tables that they are granted.
--
-- grain   none
-- holes   roles
grant usage on schema segcast to "{worker}", "{exporter}";
