-- Says whether the release that chose a run was taken back since; one that only cuts a list is chosen by none.
--
-- grain   one row, the release; none when it was not
-- params  $1 run_id bigint
-- columns release_id bigint
select runs.release_id
from segcast.export_runs as runs
inner join segcast.releases as releases on runs.release_id = releases.release_id
where runs.run_id = $1::bigint and not runs.is_removal and releases.state = 'withdrawn';
