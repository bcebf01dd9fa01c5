-- Makes a login that may do nothing yet.
--
-- holes   login identifier
create role "{login}" login;
