-- Counts a run's candidates and marks it reserved.
--
-- Who is allowed is on the list, or would be had the caps room: what the list is measured by.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
-- columns included_count bigint, allowed_count bigint
select
    marked.included_count,
    marked.allowed_count
from segcast.mark_reserved($1::bigint, $2::bigint) as marked;
