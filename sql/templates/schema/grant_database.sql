-- Lets a login make Segcast's schemas, and the tables that last for a transaction.
--
-- grain   none
-- holes   database, login
grant create, temporary on database "{database}" to "{login}";
