-- Returns how many the list held that a run is measured by.
--
-- A list from segments is measured by the last one from segments: one that was only cut says nothing of how
-- many the segments hold.
--
-- grain   one row, or none
-- params  $1 run_id bigint
select
    measure.candidate_count,
    measure.included_count
from segcast.export_runs as runs
inner join segcast.export_runs as measure
    on runs.export = measure.export and runs.kind = measure.kind
where
    runs.run_id = $1::bigint
    and measure.sequence is not null
    and (runs.is_removal or not measure.is_removal)
order by measure.sequence desc
limit 1;
