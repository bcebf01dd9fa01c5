-- Lets people look into the public contract.
--
-- grain   none
-- holes   everybody
grant usage on schema segcast_v1 to "{everybody}";
