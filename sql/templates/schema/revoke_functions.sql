-- Takes back what is granted on functions; PostgreSQL grants each new one to everybody.
--
-- grain   none
-- holes   everybody
revoke all on all functions in schema segcast
from "{everybody}", public;
