-- Takes back what default privileges grant on new partitions.
--
-- grain   none
-- holes   roles
alter default privileges in schema segcast_data
revoke all on tables from "{worker}", "{exporter}", "{marketing}", "{viewer}", public;
