-- Lets a login into the database.
--
-- grain   none
-- holes   database, login
grant connect on database "{database}" to "{login}";
