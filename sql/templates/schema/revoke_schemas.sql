-- Takes back what is granted on schemas.
--
-- grain   none
-- holes   everybody
revoke all on schema segcast, segcast_v1, segcast_data
from "{everybody}", public;
