-- Takes back what a login was granted to make Segcast's schemas.
--
-- grain   none
-- holes   database, login
revoke create, temporary on database "{database}" from "{login}";
