-- Lets a login make Segcast's schemas.
--
-- grain   none
-- holes   database, login
grant create on database "{database}" to "{login}";
