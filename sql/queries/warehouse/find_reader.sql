-- Says who reads, and whether that login has no way to Segcast's own tables, also by a role that it may set.
--
-- grain   one row
-- columns login text, is_apart boolean
select
    session_user::text as login,
    not exists (
        select 1 as found
        from pg_catalog.pg_namespace as schemas
        cross join pg_catalog.pg_roles as roles
        where
            schemas.nspname in ('segcast', 'segcast_data', 'segcast_v1')
            and pg_has_role(session_user, roles.oid, 'member')
            and has_schema_privilege(roles.oid, schemas.oid, 'usage')
    ) as is_apart;
