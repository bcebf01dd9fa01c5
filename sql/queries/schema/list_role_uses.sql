-- Says of roles what keeps them: what they own, what else they are members of, and other databases of the cluster that know
-- them; and who is a member.
--
-- grain   one row a role that is there, in the order of the names
-- params  $1 role text[]
-- columns role_name text, owns_objects boolean, group_names text?, database_names text?, member_names text?
select
    roles.rolname::text as role_name,
    exists(
        select from pg_catalog.pg_shdepend as uses
        where
            uses.refclassid = 'pg_catalog.pg_authid'::regclass
            and uses.refobjid = roles.oid
            and uses.deptype = 'o'
    ) as owns_objects,
    (
        select string_agg(others.rolname::text, ', ' order by others.rolname)
        from pg_catalog.pg_auth_members as belongs
        inner join pg_catalog.pg_roles as others on belongs.roleid = others.oid
        where belongs.member = roles.oid
    ) as group_names,
    (
        select string_agg(distinct databases.datname::text, ', ')
        from pg_catalog.pg_shdepend as uses
        inner join pg_catalog.pg_database as databases
            on
                uses.dbid = databases.oid
                or uses.dbid = 0
                and uses.classid = 'pg_catalog.pg_database'::regclass
                and uses.objid = databases.oid
        where
            uses.refclassid = 'pg_catalog.pg_authid'::regclass
            and uses.refobjid = roles.oid
            and databases.datname <> current_database()
    ) as database_names,
    (
        select string_agg(members.rolname::text, ', ' order by members.rolname)
        from pg_catalog.pg_auth_members as belongs
        inner join pg_catalog.pg_roles as members on belongs.member = members.oid
        where
            belongs.roleid = roles.oid
            and members.rolname <> current_user
    ) as member_names
from pg_catalog.pg_roles as roles
where roles.rolname = any($1::text[])
order by array_position($1::text[], roles.rolname::text);
