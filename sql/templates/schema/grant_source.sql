-- Lets a login read a source.
--
-- grain   none
-- holes   relation, login
grant select on "{relation}" to "{login}";
