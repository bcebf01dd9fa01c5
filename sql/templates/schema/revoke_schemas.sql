-- Takes back what is granted on schemas.
--
-- grain   none
-- holes   roles
revoke all on schema segcast, segcast_v1, segcast_data
from "{worker}", "{exporter}", "{marketing}", "{viewer}", public;
