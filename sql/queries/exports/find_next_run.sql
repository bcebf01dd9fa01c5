-- Returns the run that a change of the key comes to next.
--
-- grain   one row, or none behind the last
-- params  $1 run_id bigint, the last that is under the next key
-- columns run_id bigint, export text
select
    runs.run_id,
    runs.export
from segcast.export_runs as runs
where runs.run_id > $1::bigint
order by runs.run_id
limit 1;
