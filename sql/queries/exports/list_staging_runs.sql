-- Lists which of some runs belong to an export.
--
-- grain   one row a run
-- params  $1 export text   $2 run_id bigint[]
-- columns run_id bigint
select run_id
from segcast.export_runs
where export = $1::text and run_id = any($2::bigint[]);
