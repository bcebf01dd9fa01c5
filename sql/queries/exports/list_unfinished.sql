-- Lists committed runs whose publication was cut short.
--
-- grain   one row a run
-- params  $1 export text
select export_key
from segcast.export_runs
where export = $1::text and state = 'committed'
order by sequence;
