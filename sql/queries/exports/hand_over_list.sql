-- Notes that somebody else answers for the list that a run sent last.
--
-- grain   one row, the list; none when the run has no number, or a later one sent the list
-- params  $1 run_id bigint   $2 reason text
-- columns export text
insert into segcast.handed_over_lists (export, kind, channel, format, run_id, reason)
select
    runs.export,
    runs.kind,
    runs.channel,
    split_part(runs.normaliser_version, '/', 1) as format,
    runs.run_id,
    $2::text as reason
from segcast.export_runs as runs
where
    runs.run_id = $1::bigint
    and runs.sequence is not null
    and not exists (
        select 1 as known
        from segcast.export_runs as later
        where
            later.export = runs.export
            and later.kind = runs.kind
            and later.channel = runs.channel
            and split_part(later.normaliser_version, '/', 1)
            = split_part(runs.normaliser_version, '/', 1)
            and later.sequence > runs.sequence
    )
on conflict do nothing
returning export;
