-- Takes back what is granted on functions; PostgreSQL grants each new one to everybody.
--
-- grain   none
-- holes   roles
revoke all on all functions in schema segcast
from "{worker}", "{exporter}", "{marketing}", "{viewer}", public;
