-- Lists relations that could be meant by a name that does not exist.
--
-- grain   one row a relation
-- columns schema_name text, relation_name text
select
    namespaces.nspname::text as schema_name,
    relations.relname::text as relation_name
from pg_catalog.pg_class as relations
inner join pg_catalog.pg_namespace as namespaces on relations.relnamespace = namespaces.oid
where
    relations.relkind in ('r', 'p', 'v', 'm', 'f')
    and namespaces.nspname !~ '^(pg_|information_schema$|segcast)'
order by namespaces.nspname, relations.relname
limit 2000;
