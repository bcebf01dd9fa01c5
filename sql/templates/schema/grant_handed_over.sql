-- Lets the worker say that somebody else answers for a list, under its own name and time.
--
-- grain   none
-- holes   roles
grant insert (
    export, kind, channel, format, run_id, reason
) on segcast.handed_over_lists to "{worker}";
