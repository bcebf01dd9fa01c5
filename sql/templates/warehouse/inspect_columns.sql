-- Lists every column of some schemas with its keys and statistics.
--
-- grain   one row a column
-- holes   the types
-- params  $1 schema text[]
-- columns schema_name text, relation_name text, row_estimate bigint, column_name text, type_name text,
--         is_enum boolean, is_unique boolean, refers_to text?, is_readable boolean
select
    namespaces.nspname::text as schema_name,
    relations.relname::text as relation_name,
    greatest(relations.reltuples, 0)::bigint as row_estimate,
    columns.attname::text as column_name,
    column_types.type_name,
    column_types.is_enum,
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
inner join "{column_types}" on columns.atttypid = column_types.type_id
where
    namespaces.nspname = any($1::text[])
    and relations.relkind in ('r', 'p', 'v', 'm', 'f')
    and not relations.relispartition
order by namespaces.nspname, relations.relname, columns.attnum;
