-- Takes back what a role was granted in this database.
--
-- grain   none
-- holes   role
drop owned by "{role}";
