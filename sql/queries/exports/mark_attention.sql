-- Marks a run that a person has to look at.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 reason text   $4 count bigint, how many the list would hold, or null
update segcast.export_runs
set state = 'needs_attention', attention_reason = $3::text, attention_count = $4::bigint
where run_id = $1::bigint and lease_token = $2::bigint and state <> 'published'
returning run_id;
