-- Lists the caps in force.
--
-- grain   one row a cap, in name order
-- columns scope text, channels text[], window_hours integer, cap integer
select
    scope,
    channels,
    window_hours,
    cap
from segcast.cap_scopes
order by scope;
