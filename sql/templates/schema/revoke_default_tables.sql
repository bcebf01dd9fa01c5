-- Takes back what the owner's default privileges gave somebody on tables.
--
-- grain   none
-- holes   role
revoke all on all tables in schema segcast, segcast_v1, segcast_data from "{role}";
