-- Lists the schemas that hold relations of others.
--
-- grain   one row a schema
-- columns schema_name text
select namespaces.nspname::text as schema_name
from pg_catalog.pg_namespace as namespaces
where
    namespaces.nspname !~ '^(pg_|information_schema$|segcast)'
    and exists (
        select 1 as found from pg_catalog.pg_class as relations
        where
            relations.relnamespace = namespaces.oid
            and relations.relkind in ('r', 'p', 'v', 'm', 'f')
    )
order by namespaces.nspname;
