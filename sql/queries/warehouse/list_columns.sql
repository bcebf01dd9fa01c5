-- Lists the columns of relations, with the names of their types.
--
-- A domain counts as the type below all domains. The name alone is that of the server's own type, and of citext where an
-- extension made it; another type that bears such a name has its schema in front.
--
-- grain   one row a column
-- params  $1 schema text[]   $2 relation text[], one schema each
-- columns schema_name text, relation_name text, column_name text, type_name text, is_enum boolean,
--         is_readable boolean, is_cut boolean
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
    columns.attname::text as column_name,
    base_types.type_name,
    base_types.is_enum,
    has_table_privilege(relations.oid, 'select')
    or has_column_privilege(relations.oid, columns.attnum, 'select') as is_readable,
    row_security_active(relations.oid) as is_cut
from unnest($1::text[], $2::text[]) as wanted (schema_name, relation_name)
inner join pg_catalog.pg_namespace as namespaces on wanted.schema_name = namespaces.nspname
inner join pg_catalog.pg_class as relations
    on namespaces.oid = relations.relnamespace and wanted.relation_name = relations.relname
inner join pg_catalog.pg_attribute as columns
    on relations.oid = columns.attrelid and columns.attnum > 0 and not columns.attisdropped
inner join base_types on columns.atttypid = base_types.type_id
where relations.relkind in ('r', 'p', 'v', 'm', 'f')
order by namespaces.nspname, relations.relname, columns.attnum;
