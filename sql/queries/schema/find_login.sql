-- Says who is connected, to what.
--
-- grain   one row
-- columns login text, database_name text
select
    session_user::text as login,
    current_database()::text as database_name;
