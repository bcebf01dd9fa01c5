-- Lists the newest runs, of one export or of all.
--
-- grain   one row a run, newest first
-- params  $1 export text, or null   $2 limit bigint
-- columns run_id bigint, export text, kind text, is_removal boolean, state text as RunState, sequence bigint?,
--         candidate_count bigint?, included_count bigint?, attention_reason text? as AttentionReason,
--         planned_at timestamptz
select
    run_id,
    export,
    kind,
    is_removal,
    state,
    sequence,
    candidate_count,
    included_count,
    attention_reason,
    planned_at
from segcast.export_runs
where $1::text is null or export = $1::text
order by run_id desc
limit $2::bigint;
