-- Lists the caps in force.
--
-- grain   one row a cap, in name order
select
    scope,
    channels,
    window_hours,
    cap
from segcast.cap_scopes
order by scope;
