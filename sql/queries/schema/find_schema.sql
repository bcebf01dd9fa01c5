-- Says whether this database has Segcast's tables.
--
-- grain   one row
select to_regclass('segcast.schema_migrations') is not null as is_founded;
