-- Takes back what the owner's default privileges gave somebody on sequences.
--
-- grain   none
-- holes   role
revoke all on all sequences in schema segcast, segcast_v1, segcast_data from "{role}";
