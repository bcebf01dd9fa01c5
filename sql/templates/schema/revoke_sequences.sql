-- Takes back what is granted on sequences.
--
-- grain   none
-- holes   everybody
revoke all on all sequences in schema segcast
from "{everybody}", public;
