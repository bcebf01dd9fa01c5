-- Returns where the primary's log stands.
--
-- grain   one row
select pg_current_wal_lsn()::text as log_position;
