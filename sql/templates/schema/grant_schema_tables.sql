-- Lets a login read every relation that a schema has by now.
--
-- grain   none
-- holes   schema, login
grant select on all tables in schema "{schema}" to "{login}";
