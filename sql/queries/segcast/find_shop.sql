-- Says whether the demo's schema exists, and whether it is ours.
--
-- grain   one row, or none
-- columns is_ours boolean
select
    coalesce(obj_description(namespaces.oid, 'pg_namespace') like 'Segcast demo:%', false)
        as is_ours
from pg_catalog.pg_namespace as namespaces
where namespaces.nspname = 'shop';
