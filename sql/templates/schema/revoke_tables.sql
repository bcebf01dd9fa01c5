-- Takes back what is granted on tables: the grants after it are all there is.
--
-- grain   none
-- holes   everybody
revoke all on all tables in schema segcast, segcast_v1
from "{everybody}", public;
