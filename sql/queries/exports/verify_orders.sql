-- Finds runs that count contacts otherwise than the definition says by which they were planned.
--
-- grain   one row a run
-- columns run_id bigint
select runs.run_id
from segcast.export_runs as runs
where segcast.is_as_defined(runs) is false
order by runs.run_id;
