-- Says of each schema with our names whose it is, and what in it is somebody else's.
--
-- grain   one row a schema that is there
-- columns schema_name text, owner_name text, login text, is_own boolean, is_occupied boolean, planted_name text?,
--         creator_name text?
select
    schemas.nspname::text as schema_name,
    pg_get_userbyid(schemas.nspowner)::text as owner_name,
    current_user::text as login,
    schemas.nspowner = (
        select roles.oid from pg_catalog.pg_roles as roles
        where roles.rolname = current_user
    ) as is_own,
    exists (
        select 1 as found from pg_catalog.pg_class as relations
        where relations.relnamespace = schemas.oid
    )
    or exists (
        select 1 as found from pg_catalog.pg_proc as functions
        where functions.pronamespace = schemas.oid
    ) as is_occupied,
    (
        select min(objects.object_name)
        from (
            select
                relations.relname::text as object_name,
                relations.relowner as owner_id
            from pg_catalog.pg_class as relations
            where relations.relnamespace = schemas.oid
            union all
            select
                functions.proname::text as object_name,
                functions.proowner as owner_id
            from pg_catalog.pg_proc as functions
            where functions.pronamespace = schemas.oid
            union all
            select
                types.typname::text as object_name,
                types.typowner as owner_id
            from pg_catalog.pg_type as types
            where types.typnamespace = schemas.oid
            union all
            select
                operators.oprname::text as object_name,
                operators.oprowner as owner_id
            from pg_catalog.pg_operator as operators
            where operators.oprnamespace = schemas.oid
        ) as objects
        where objects.owner_id <> schemas.nspowner
    ) as planted_name,
    (
        select
            min(
                case
                    when entries.grantee = 0 then 'public'
                    else pg_get_userbyid(entries.grantee)::text
                end
            )
        from aclexplode(schemas.nspacl) as entries
        where entries.privilege_type = 'CREATE' and entries.grantee <> schemas.nspowner
    ) as creator_name
from pg_catalog.pg_namespace as schemas
where schemas.nspname in ('segcast', 'segcast_v1', 'segcast_data')
order by schemas.nspname;
