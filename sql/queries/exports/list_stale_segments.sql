-- Lists a run's segments whose members were chosen by a release that was taken back since, or by scores that have
-- expired; a list of whom not to target may be as old as it is.
--
-- grain   one row a segment
-- params  $1 run_id bigint   $2 segment text[]
-- columns segment text, release_id bigint
select
    segments.segment,
    segments.release_id
from segcast.export_runs as runs
inner join segcast.segments as segments on segments.segment = any($2::text[])
inner join segcast.releases as releases on segments.release_id = releases.release_id
where
    runs.run_id = $1::bigint
    and (
        releases.state = 'withdrawn'
        or (runs.kind = 'include' and releases.valid_until < runs.contact_at)
    )
order by segments.segment;
