-- Ends a run that has no number: superseded by another, or cancelled by a person.
--
-- grain   one row, the run; none when it has a number or has ended
-- params  $1 run_id bigint   $2 state text
update segcast.export_runs
set state = $2::text, attention_reason = null, row_count = null
where
    run_id = $1::bigint
    and sequence is null
    and state in ('planned', 'reserved', 'staged', 'needs_attention')
returning export;
