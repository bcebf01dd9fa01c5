-- Makes a login a member of a group of the server's.
--
-- grain   none
-- holes   group, login
grant "{group}" to "{login}";
