-- Returns a run of an export that has a number and waits for a person: nothing goes out behind it.
--
-- grain   one row, or none
-- params  $1 export text
-- columns run_id bigint, attention_reason text as AttentionReason
select
    run_id,
    attention_reason
from segcast.export_runs
where export = $1::text and state = 'needs_attention' and sequence is not null
order by sequence
limit 1;
