-- Lists runs whose kept bytes have been kept long enough; those of each list's newest run stay.
--
-- grain   one row a run
-- params  $1 export text   $2 committed_before timestamptz
-- locks   the runs
select runs.run_id
from segcast.export_runs as runs
where
    runs.export = $1::text
    and runs.committed_at < $2::timestamptz
    and runs.sequence < (
        select max(newest.sequence)
        from segcast.export_runs as newest
        where
            newest.export = $1::text
            and newest.kind = runs.kind
            and newest.channel = runs.channel
            and split_part(newest.normaliser_version, '/', 1)
            = split_part(runs.normaliser_version, '/', 1)
    )
    and exists (
        select 1 as kept from segcast.kept_bytes as kept_bytes
        where kept_bytes.run_id = runs.run_id
    )
order by runs.run_id
for update of runs;
