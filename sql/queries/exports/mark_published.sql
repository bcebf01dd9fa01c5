-- Marks a run whose file and manifest lie in the outbox.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
update segcast.export_runs
set state = 'published', published_at = clock_timestamp()
where run_id = $1::bigint and lease_token = $2::bigint and state = 'committed'
returning run_id;
