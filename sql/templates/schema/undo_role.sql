-- Drops a role.
--
-- grain   none
-- holes   role
drop role "{role}";
