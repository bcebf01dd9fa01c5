-- Says whether this server shows everything up to a position of the primary's log.
--
-- grain   one row; a primary always does
-- params  $1 position text
select
    case
        when pg_is_in_recovery() then coalesce(pg_last_wal_replay_lsn() >= $1::text::pg_lsn, false)
        else true
    end as is_there;
