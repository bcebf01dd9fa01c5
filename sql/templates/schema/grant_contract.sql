-- Lets people look into the public contract.
--
-- grain   none
-- holes   roles
grant usage on schema segcast_v1 to "{worker}", "{exporter}", "{marketing}", "{viewer}";
