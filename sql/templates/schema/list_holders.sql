-- Lists the sessions with an open transaction that holds rows or tables of Segcast's, and wait for nobody themselves.
--
-- Since when one is open the server tells its own login, and whoever may see all of its statistics.
--
-- grain   one row a session, the oldest transactions first
-- holes   whether a session holds anything of ours
-- columns process_id bigint as Int, login text, began_at timestamptz?
select
    sessions.pid::bigint as process_id,
    sessions.usename::text as login,
    sessions.xact_start as began_at
from pg_catalog.pg_stat_activity as sessions
where
    sessions.pid <> pg_backend_pid()
    and '{holds_ours}'::boolean
    and not exists (
        select
        from pg_catalog.pg_locks as waits
        where waits.pid = sessions.pid and not waits.granted
    )
order by sessions.xact_start nulls last, sessions.pid
limit 3;
