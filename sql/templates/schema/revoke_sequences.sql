-- Takes back what is granted on sequences.
--
-- grain   none
-- holes   roles
revoke all on all sequences in schema segcast
from "{worker}", "{exporter}", "{marketing}", "{viewer}", public;
