-- Takes back what earlier programs let new partitions be granted.
--
-- grain   none
-- holes   roles
alter default privileges in schema segcast_data
revoke all on tables from "{worker}", "{exporter}", "{marketing}", "{viewer}", public;
