-- Takes back what the owner's default privileges gave somebody on schemas.
--
-- grain   none
-- holes   role
revoke all on schema segcast, segcast_v1, segcast_data from "{role}";
