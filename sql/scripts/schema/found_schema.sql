-- The schema and the record of its migrations, where they are missing.
--
-- IF NOT EXISTS alone fails when two run it at once: who loses runs it again.
create schema if not exists segcast;
comment on schema segcast is 'Private tables of Segcast; build on segcast_v1 instead.';
create table if not exists segcast.schema_migrations (
    version integer primary key,
    migration_name text not null,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
);
comment on table segcast.schema_migrations is 'reference: which migrations this database has';
