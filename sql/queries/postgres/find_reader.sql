-- Returns who is connected.
--
-- grain   one row
-- columns login text
select session_user::text as login;
