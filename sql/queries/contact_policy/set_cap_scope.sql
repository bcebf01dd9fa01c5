-- Records a cap as it is defined now; a cap that is new or defined otherwise has to be counted anew.
--
-- grain   one row when it has to be counted anew, else none
-- params  $1 scope text   $2 channels text[]   $3 window_hours integer   $4 cap integer
-- locks   the scope, when it is new or changes: planners wait until it is counted
insert into segcast.cap_scopes as scopes (scope, channels, window_hours, cap)
values ($1::text, $2::text[], $3::integer, $4::integer)
on conflict (scope) do update
    set
        channels = excluded.channels,
        window_hours = excluded.window_hours,
        cap = excluded.cap
    where
    scopes.channels <> excluded.channels
    or scopes.window_hours <> excluded.window_hours
    or scopes.cap <> excluded.cap
returning scopes.scope;
