-- Takes back what is granted on partitions to everybody but the worker.
--
-- grain   none
-- holes   others
revoke all on all tables in schema segcast_data
from "{others}", public;
