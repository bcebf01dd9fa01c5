-- Counts a run's candidates.
--
-- Who is allowed is on the list, or would be had the caps room: what the list is measured by.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
-- columns included_count bigint, allowed_count bigint
select
    counted.included_count,
    counted.allowed_count
from segcast.recount_run($1::bigint, $2::bigint) as counted;
