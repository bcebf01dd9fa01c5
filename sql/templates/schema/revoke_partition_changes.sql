-- Keeps the worker from changing what partitions hold.
--
-- grain   none
-- holes   roles
revoke update, delete, truncate, references, trigger on all tables in schema segcast_data
from "{worker}";
