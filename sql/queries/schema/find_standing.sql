-- Says who is connected to what, and what that login may do there before anything is granted by its groups.
--
-- grain   one row
-- columns login text, database_name text, is_superuser boolean, may_create boolean, may_make_temporary boolean,
--         has_schema boolean, is_owner boolean
select
    session_user::text as login,
    current_database()::text as database_name,
    logins.rolsuper as is_superuser,
    has_database_privilege(logins.oid, current_database(), 'create') as may_create,
    has_database_privilege(logins.oid, current_database(), 'temporary') as may_make_temporary,
    schemas.oid is not null as has_schema,
    coalesce(pg_has_role(logins.oid, schemas.nspowner, 'member'), false) as is_owner
from pg_catalog.pg_roles as logins
left join pg_catalog.pg_namespace as schemas on schemas.nspname = 'segcast'
where logins.rolname = session_user;
