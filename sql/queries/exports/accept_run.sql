-- Lets a run go on that waited for a person: from its plan, or where it has a number from its files.
--
-- grain   one row, the run; none when it did not wait
-- params  $1 run_id bigint
update segcast.export_runs
set
    state = case when sequence is null then 'planned' else 'committed' end,
    attention_reason = null,
    accepted_by = session_user
where run_id = $1::bigint and state = 'needs_attention'
returning
    export,
    state;
