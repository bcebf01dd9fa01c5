-- Lists the schemas that this login may look into and that are neither the server's nor ours.
--
-- grain   one row a schema
-- columns schema_name text
select namespaces.nspname::text as schema_name
from pg_catalog.pg_namespace as namespaces
where
    namespaces.nspname !~ '^(pg_|segcast|information_schema$)'
    and has_schema_privilege(namespaces.oid, 'usage')
order by namespaces.nspname;
