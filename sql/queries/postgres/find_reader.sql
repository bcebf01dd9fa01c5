-- Returns who is connected.
--
-- grain   one row
select session_user::text as login;
