-- Lists the migrations this database has.
--
-- grain   one row a migration
-- columns version integer, migration_name text, checksum text
select
    version,
    migration_name,
    checksum
from segcast.schema_migrations
order by version;
