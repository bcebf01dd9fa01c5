-- Lets the worker and the exporter take numbers.
--
-- grain   none
-- holes   roles
grant usage on all sequences in schema segcast to "{worker}", "{exporter}";
