-- Puts the caps of the policy in force.
--
-- grain   none; writes one row a cap
-- params  $1 caps jsonb: a list of scope, channels, window_hours, cap
-- locks   the caps that change: planners who charge under them are waited for
insert into segcast.cap_scopes as scopes (scope, channels, window_hours, cap)
select
    caps.scope,
    caps.channels,
    caps.window_hours,
    caps.cap
from
    jsonb_to_recordset($1::jsonb)
        as caps (scope text, channels text[], window_hours integer, cap integer)
order by caps.scope
on conflict (scope) do update
    set
        channels = excluded.channels,
        window_hours = excluded.window_hours,
        cap = excluded.cap;
