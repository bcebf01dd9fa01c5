-- Lists the migrations this database has.
--
-- grain   one row a migration
select
    version,
    migration_name,
    checksum
from segcast.schema_migrations
order by version;
