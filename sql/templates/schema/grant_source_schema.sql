-- Lets a login find the relations of a source's schema.
--
-- grain   none
-- holes   schema, login
grant usage on schema "{schema}" to "{login}";
