-- Lists which of Segcast's groups there are, whether the session's login has their rights, and whether these reach
-- anything.
--
-- grain   one row a role that is there
-- params  $1 role text[], the groups' names
-- columns role_name text, is_given boolean, reaches_contract boolean
select
    roles.rolname::text as role_name,
    pg_has_role(session_user, roles.oid, 'usage') as is_given,
    coalesce(has_schema_privilege(roles.oid, schemas.oid, 'usage'), false) as reaches_contract
from pg_catalog.pg_roles as roles
left join pg_catalog.pg_namespace as schemas on schemas.nspname = 'segcast_v1'
where roles.rolname = any($1::text[])
order by roles.rolname;
