-- Takes back what is granted on partitions.
--
-- grain   none
-- holes   roles
revoke all on all tables in schema segcast_data
from "{exporter}", "{marketing}", "{viewer}", public;
