-- Says who is connected, to what.
--
-- grain   one row
select
    session_user::text as login,
    current_database()::text as database_name;
