-- Lets marketing see customers and their segments; the contract holds no contact details.
--
-- grain   none
-- holes   roles
grant select on all tables in schema segcast_v1 to "{marketing}", "{worker}";
