-- Lists relations of which the session's login may read nothing, for its own rights or for those on their schema.
--
-- grain   one row a relation
-- params  $1 schema text[]   $2 relation text[], one schema each
-- columns schema_name text, relation_name text
select distinct
    namespaces.nspname::text as schema_name,
    relations.relname::text as relation_name
from unnest($1::text[], $2::text[]) as wanted (schema_name, relation_name)
inner join pg_catalog.pg_namespace as namespaces on wanted.schema_name = namespaces.nspname
inner join pg_catalog.pg_class as relations
    on namespaces.oid = relations.relnamespace and wanted.relation_name = relations.relname
where
    relations.relkind in ('r', 'p', 'v', 'm', 'f')
    and not (
        has_schema_privilege(namespaces.oid, 'usage')
        and has_any_column_privilege(relations.oid, 'select')
    )
order by schema_name, relation_name;
