-- Lists the runs whose owner may be writing files.
--
-- grain   one row a run that is not over
select run_id
from segcast.export_runs
where state in ('planned', 'reserved', 'staged', 'committed', 'needs_attention')
order by run_id;
