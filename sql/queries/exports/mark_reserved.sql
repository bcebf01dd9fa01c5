-- Counts a run's candidates and marks it reserved.
--
-- Who is allowed is on the list, or would be had the caps room: what the list is measured by.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
update segcast.export_runs as runs
set
    state = 'reserved',
    row_count = null,
    candidate_count = counted.candidate_count,
    included_count = counted.included_count,
    excluded_count = counted.excluded_count,
    allowed_count = counted.allowed_count
from (
    select
        count(*) as candidate_count,
        count(*) filter (where bucket = 'included') as included_count,
        count(*) filter (where bucket <> 'included') as excluded_count,
        count(*) filter (where bucket = 'included' or bucket like 'capped:%') as allowed_count
    from segcast.export_candidates
    where run_id = $1::bigint
) as counted
where
    runs.run_id = $1::bigint
    and runs.lease_token = $2::bigint
    and runs.state in ('planned', 'reserved', 'staged')
returning
    runs.included_count,
    runs.allowed_count;
