-- Lists the roles beside Segcast's own that the session's login lets do something with all that it makes.
--
-- grain   one row a role
-- params  $1 role text[], Segcast's own
-- columns role_name text
select distinct grantees.rolname::text as role_name
from pg_catalog.pg_default_acl as defaults
inner join pg_catalog.pg_roles as owners on defaults.defaclrole = owners.oid
cross join aclexplode(defaults.defaclacl) as entries
inner join pg_catalog.pg_roles as grantees on entries.grantee = grantees.oid
where
    owners.rolname = current_user
    and defaults.defaclnamespace = 0
    and grantees.rolname <> current_user
    and grantees.rolname <> all($1::text[])
order by role_name;
