-- Ends the sessions that hold rows or tables of Segcast's in a transaction and have been idle in it for too long.
--
-- Not those of whoever owns Segcast's tables, nor of a superuser. The server tells who is idle, and lets end them, whoever
-- is a member of their login, or was granted pg_signal_backend and pg_read_all_stats; others end nobody.
--
-- grain   one row a session that was ended, or refused to be
-- holes   whether a session holds anything of ours
-- params  $1 longest seconds idle double precision
-- columns process_id bigint as Int, login text, began_at timestamptz?, is_ended boolean
select
    sessions.pid::bigint as process_id,
    sessions.usename::text as login,
    sessions.xact_start as began_at,
    pg_terminate_backend(sessions.pid) as is_ended
from pg_catalog.pg_stat_activity as sessions
where
    sessions.pid <> pg_backend_pid()
    and sessions.state in ('idle in transaction', 'idle in transaction (aborted)')
    and sessions.state_change < clock_timestamp() - make_interval(secs => $1::double precision)
    and (
        pg_has_role(current_user, sessions.usesysid, 'usage')
        or (
            pg_has_role(current_user, 'pg_signal_backend', 'usage')
            and not (
                select roles.rolsuper
                from pg_catalog.pg_roles as roles
                where roles.oid = sessions.usesysid
            )
        )
    )
    and not exists (
        select
        from pg_catalog.pg_namespace as ours
        where ours.nspname = 'segcast' and pg_has_role(sessions.usesysid, ours.nspowner, 'member')
    )
    and '{holds_ours}'::boolean
order by sessions.xact_start, sessions.pid;
