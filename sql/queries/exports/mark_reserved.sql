-- Marks a run reserved whose candidates are counted.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
-- columns run_id bigint
select marked.run_id
from segcast.mark_reserved($1::bigint, $2::bigint) as marked (run_id);
