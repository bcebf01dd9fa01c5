-- Returns a row when the role exists.
--
-- grain   one row a role, or none
-- params  $1 role text
-- columns role_name text
select rolname::text as role_name
from pg_catalog.pg_roles
where rolname = $1::text;
