-- Takes back what the owner's default privileges gave somebody on functions.
--
-- grain   none
-- holes   role
revoke all on all functions in schema segcast, segcast_v1, segcast_data from "{role}";
