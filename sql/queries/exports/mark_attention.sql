-- Marks a run that a person has to look at.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
update segcast.export_runs
set state = 'needs_attention'
where run_id = $1::bigint and lease_token = $2::bigint and state <> 'published'
returning run_id;
