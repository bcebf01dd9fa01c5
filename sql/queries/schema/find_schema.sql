-- Says whether this database has Segcast's tables.
--
-- grain   one row
-- columns is_founded boolean
select to_regclass('segcast.schema_migrations') is not null as is_founded;
