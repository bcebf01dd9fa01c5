-- Returns a run and the key it was planned under.
--
-- grain   one row, or none
-- params  $1 run_id bigint
-- columns export text, export_key text, state text as RunState, attention_reason text? as AttentionReason
select
    export,
    export_key,
    state,
    attention_reason
from segcast.export_runs
where run_id = $1::bigint;
