-- Lists the columns of relations, with the names of their types.
--
-- grain   one row a column
-- holes   the types
-- params  $1 schema text[]   $2 relation text[], one schema each
-- columns schema_name text, relation_name text, column_name text, type_name text, is_enum boolean,
--         is_readable boolean, is_cut boolean
select
    namespaces.nspname::text as schema_name,
    relations.relname::text as relation_name,
    columns.attname::text as column_name,
    column_types.type_name,
    column_types.is_enum,
    has_table_privilege(relations.oid, 'select')
    or has_column_privilege(relations.oid, columns.attnum, 'select') as is_readable,
    row_security_active(relations.oid) as is_cut
from unnest($1::text[], $2::text[]) as wanted (schema_name, relation_name)
inner join pg_catalog.pg_namespace as namespaces on wanted.schema_name = namespaces.nspname
inner join pg_catalog.pg_class as relations
    on namespaces.oid = relations.relnamespace and wanted.relation_name = relations.relname
inner join pg_catalog.pg_attribute as columns
    on relations.oid = columns.attrelid and columns.attnum > 0 and not columns.attisdropped
inner join "{column_types}" on columns.atttypid = column_types.type_id
where relations.relkind in ('r', 'p', 'v', 'm', 'f')
order by namespaces.nspname, relations.relname, columns.attnum;
