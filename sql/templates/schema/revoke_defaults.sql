-- Takes back what default privileges grant on new partitions.
--
-- grain   none
-- holes   everybody
alter default privileges in schema segcast_data
revoke all on tables from "{everybody}", public;
