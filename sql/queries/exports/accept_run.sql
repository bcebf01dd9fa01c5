-- Lets a run go on that waited for a person: from its plan, or where it has a number from its files.
--
-- What was accepted is the list that was shown: its count stays beside who accepted it and why.
--
-- grain   one row, the run; none when it did not wait
-- params  $1 run_id bigint   $2 reason text
update segcast.export_runs
set
    state = case when sequence is null then 'planned' else 'committed' end,
    attention_reason = null,
    accepted_count = attention_count,
    accepted_by = session_user,
    accepted_reason = $2::text
where run_id = $1::bigint and state = 'needs_attention'
returning
    export,
    state,
    accepted_count;
