-- Takes back what is granted on tables: the grants after it are all there is.
--
-- grain   none
-- holes   roles
revoke all on all tables in schema segcast, segcast_v1
from "{worker}", "{exporter}", "{marketing}", "{viewer}", public;
