-- Lets the worker make partitions and append to the audit trail.
--
-- grain   none
-- holes   roles
grant execute on all functions in schema segcast to "{worker}";
