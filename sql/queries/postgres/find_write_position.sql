-- Returns where the primary's log stands, and which server and database this is.
--
-- grain   one row
-- columns log_position text, database_oid bigint, is_replica boolean, started_at timestamptz
select
    pg_current_wal_lsn()::text as log_position,
    databases.oid::bigint as database_oid,
    pg_is_in_recovery() as is_replica,
    pg_postmaster_start_time() as started_at
from pg_catalog.pg_database as databases
where databases.datname = current_database();
