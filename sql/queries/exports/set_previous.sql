-- Ties a run to the list that it refreshes, the last that has a number, and says which list to measure it by.
--
-- A list that went to another channel, or in another format, is nothing to refresh: its rows mean nothing there.
-- A list from segments is measured by the last one from segments: one that was only cut says nothing of how
-- many the segments hold.
--
-- grain   one row, the run
-- params  $1 run_id bigint
update segcast.export_runs as runs
set
    previous_run_id = (
        select previous.run_id
        from segcast.export_runs as previous
        where
            previous.export = runs.export
            and previous.kind = runs.kind
            and previous.channel = runs.channel
            and split_part(previous.normaliser_version, '/', 1)
            = split_part(runs.normaliser_version, '/', 1)
            and previous.sequence is not null
        order by previous.sequence desc
        limit 1
    )
where runs.run_id = $1::bigint
returning
    runs.previous_run_id,
    (
        select measure.candidate_count
        from segcast.export_runs as measure
        where
            measure.export = runs.export
            and measure.kind = runs.kind
            and measure.sequence is not null
            and not measure.is_removal
        order by measure.sequence desc
        limit 1
    ) as previous_candidate_count,
    (
        select measure.included_count
        from segcast.export_runs as measure
        where
            measure.export = runs.export
            and measure.kind = runs.kind
            and measure.sequence is not null
            and (runs.is_removal or not measure.is_removal)
        order by measure.sequence desc
        limit 1
    ) as previous_included_count;
