-- Lets the exporter read which migrations the database has.
--
-- grain   none
-- holes   roles
grant select on segcast.schema_migrations to "{exporter}";
