-- Every type of a column, with its name and whether it is an enumeration.
--
-- A domain counts as the type below all domains. The name alone is that of the server's own type, and of citext where an
-- extension made it; another type that bears such a name has its schema in front.
select true
from (
    with recursive domains as (
        select
            types.oid as type_id,
            types.oid as base_id
        from pg_catalog.pg_type as types
        union all
        select
            above.type_id,
            bases.typbasetype as base_id
        from domains as above
        inner join pg_catalog.pg_type as bases on above.base_id = bases.oid and bases.typtype = 'd'
    )

    select
        known.type_id,
        types.typtype = 'e' as is_enum,
        case
            when
                namespaces.nspname = 'pg_catalog'
                or types.typname = 'citext' and exists (
                    select 1 as found
                    from pg_catalog.pg_depend as members
                    where
                        members.classid = 'pg_catalog.pg_type'::regclass
                        and members.objid = types.oid
                        and members.deptype = 'e'
                )
                then types.typname::text
            else namespaces.nspname || '.' || types.typname
        end as type_name
    from domains as known
    inner join pg_catalog.pg_type as types on known.base_id = types.oid and types.typtype <> 'd'
    inner join pg_catalog.pg_namespace as namespaces on types.typnamespace = namespaces.oid
) as column_types;
