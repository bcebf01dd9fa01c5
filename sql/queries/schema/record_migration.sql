-- Records a migration with the checksum of its text; the last statement of its transaction.
--
-- grain   one row, the migration
-- params  $1 version integer   $2 name text   $3 the migration's text
insert into segcast.schema_migrations (version, migration_name, checksum)
values ($1::integer, $2::text, encode(sha256(convert_to($3::text, 'UTF8')), 'hex'));
