-- Lets the worker reach the partitions that its functions make.
--
-- grain   none
-- holes   roles
grant usage on schema segcast_data to "{worker}";
