-- Lists every column of some schemas with its keys and statistics.
--
-- A domain counts as the type below all domains. The name alone is that of the server's own type, and of citext where an
-- extension made it; another type that bears such a name has its schema in front.
--
-- grain   one row a column
-- params  $1 schema text[]
-- columns schema_name text, relation_name text, row_estimate bigint, column_name text, type_name text,
--         is_enum boolean, is_unique boolean, refers_to text?, is_readable boolean
with recursive domains as (
    select
        types.oid as type_id,
        types.oid as base_id
    from pg_catalog.pg_type as types
    union all
    select
        domains.type_id,
        bases.typbasetype as base_id
    from domains
    inner join pg_catalog.pg_type as bases on domains.base_id = bases.oid and bases.typtype = 'd'
),

base_types as (
    select
        domains.type_id,
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
    from domains
    inner join pg_catalog.pg_type as types on domains.base_id = types.oid and types.typtype <> 'd'
    inner join pg_catalog.pg_namespace as namespaces on types.typnamespace = namespaces.oid
)

select
    namespaces.nspname::text as schema_name,
    relations.relname::text as relation_name,
    greatest(relations.reltuples, 0)::bigint as row_estimate,
    columns.attname::text as column_name,
    base_types.type_name,
    base_types.is_enum,
    exists(
        select 1 as found
        from pg_catalog.pg_index as keys
        where
            keys.indrelid = relations.oid
            and keys.indisunique
            and keys.indnkeyatts = 1
            and keys.indkey[0] = columns.attnum
            and keys.indpred is null
    ) as is_unique,
    (
        select target_namespaces.nspname || '.' || targets.relname
        from pg_catalog.pg_constraint as links
        inner join pg_catalog.pg_class as targets on links.confrelid = targets.oid
        inner join
            pg_catalog.pg_namespace as target_namespaces
            on targets.relnamespace = target_namespaces.oid
        where
            links.conrelid = relations.oid
            and links.contype = 'f'
            and links.conkey = array[columns.attnum]
        order by links.oid
        limit 1
    )::text as refers_to,
    has_table_privilege(relations.oid, 'select') as is_readable
from pg_catalog.pg_class as relations
inner join pg_catalog.pg_namespace as namespaces on relations.relnamespace = namespaces.oid
inner join pg_catalog.pg_attribute as columns
    on relations.oid = columns.attrelid and columns.attnum > 0 and not columns.attisdropped
inner join base_types on columns.atttypid = base_types.type_id
where
    namespaces.nspname = any($1::text[])
    and relations.relkind in ('r', 'p', 'v', 'm', 'f')
    and not relations.relispartition
order by namespaces.nspname, relations.relname, columns.attnum;
