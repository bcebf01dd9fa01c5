-- Lets the worker load the partitions that its functions make.
--
-- grain   none
-- holes   roles
alter default privileges in schema segcast_data grant select, insert on tables to "{worker}";
