-- Returns a run and the key it was planned under.
--
-- grain   one row, or none
-- params  $1 run_id bigint
select
    export,
    export_key,
    state,
    attention_reason
from segcast.export_runs
where run_id = $1::bigint;
