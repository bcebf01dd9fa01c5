-- Says whether this server shows everything up to a position of the primary's log, and which server and database this
-- is.
--
-- grain   one row; a primary always shows it
-- params  $1 position text
-- columns is_there boolean, database_oid bigint, is_replica boolean, started_at timestamptz
select
    case
        when pg_is_in_recovery() then coalesce(pg_last_wal_replay_lsn() >= $1::text::pg_lsn, false)
        else true
    end as is_there,
    databases.oid::bigint as database_oid,
    pg_is_in_recovery() as is_replica,
    pg_postmaster_start_time() as started_at
from pg_catalog.pg_database as databases
where databases.datname = current_database();
