-- Lists every column of some schemas with its keys, its links and what is known of its relation.
--
-- A relation of partitions counts once, with the rows and bytes of all of them.
--
-- grain   one row a column
-- holes   the types
-- params  $1 schema text[]
-- columns schema_name text, relation_name text, relation_kind text as RelationKind, row_estimate bigint,
--         byte_count bigint, column_name text, type_name text, is_enum boolean, is_unique boolean,
--         is_indexed boolean, link_schema text?, link_relation text?, link_column text?,
--         link_width bigint?, is_readable boolean
select
    namespaces.nspname::text as schema_name,
    relations.relname::text as relation_name,
    relations.relkind::text as relation_kind,
    sizes.row_estimate,
    sizes.byte_count,
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
    exists(
        select 1 as found
        from pg_catalog.pg_index as keys
        where
            keys.indrelid = relations.oid
            and keys.indkey[0] = columns.attnum
            and keys.indpred is null
    ) as is_indexed,
    links.schema_name as link_schema,
    links.relation_name as link_relation,
    links.column_name as link_column,
    links.column_count as link_width,
    has_table_privilege(relations.oid, 'select')
    or has_column_privilege(relations.oid, columns.attnum, 'select') as is_readable
from pg_catalog.pg_class as relations
inner join pg_catalog.pg_namespace as namespaces on relations.relnamespace = namespaces.oid
inner join pg_catalog.pg_attribute as columns
    on relations.oid = columns.attrelid and columns.attnum > 0 and not columns.attisdropped
inner join "{column_types}" on columns.atttypid = column_types.type_id
cross join
    lateral (
        select
            coalesce(sum(greatest(parts.reltuples, 0)), 0)::bigint as row_estimate,
            coalesce(sum(
                case
                    when parts.relkind in ('r', 'm') then pg_relation_size(parts.oid)
                    else 0
                end
            ), 0)::bigint as byte_count
        from pg_catalog.pg_class as parts
        where
            parts.oid = relations.oid and relations.relkind <> 'p'
            or relations.relkind = 'p' and parts.oid in (
                select tree.relid from pg_partition_tree(relations.oid) as tree
                where tree.isleaf
            )
    ) as sizes
left join
    lateral (
        select
            target_namespaces.nspname::text as schema_name,
            targets.relname::text as relation_name,
            target_columns.attname::text as column_name,
            cardinality(constraints.conkey)::bigint as column_count
        from pg_catalog.pg_constraint as constraints
        inner join pg_catalog.pg_class as targets on constraints.confrelid = targets.oid
        inner join
            pg_catalog.pg_namespace as target_namespaces
            on targets.relnamespace = target_namespaces.oid
        inner join pg_catalog.pg_attribute as target_columns
            on targets.oid = target_columns.attrelid
        where
            constraints.conrelid = relations.oid
            and constraints.contype = 'f'
            and columns.attnum = any(constraints.conkey)
            and target_columns.attnum
            = constraints.confkey[array_position(constraints.conkey, columns.attnum)]
        order by cardinality(constraints.conkey), constraints.oid
        limit 1
    ) as links
    on true
where
    namespaces.nspname = any($1::text[])
    and relations.relkind in ('r', 'p', 'v', 'm', 'f')
    and not relations.relispartition
order by namespaces.nspname, relations.relname, columns.attnum;
