-- Returns how many the list held that a run is measured by.
--
-- A list from segments is measured by the last one from segments to the same place: one that was only cut says
-- nothing of how many the segments hold. Runs from before lists were measured count who was on them.
--
-- grain   one row, or none
-- params  $1 run_id bigint   $2 export text[], the export's names, today's first
-- columns allowed_count bigint
select coalesce(measure.allowed_count, measure.included_count) as allowed_count
from segcast.export_runs as runs
inner join segcast.export_runs as measure
    on
        runs.kind = measure.kind
        and runs.channel = measure.channel
        and split_part(runs.normaliser_version, '/', 1)
        = split_part(measure.normaliser_version, '/', 1)
where
    runs.run_id = $1::bigint
    and measure.export = any($2::text[])
    and measure.run_id <> $1::bigint
    and measure.sequence is not null
    and (runs.is_removal or not measure.is_removal)
order by array_position($2::text[], measure.export), measure.sequence desc
limit 1;
