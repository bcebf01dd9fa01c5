-- Marks a run whose files are written, synced, read back and kept.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 row_count bigint   $4 key_id text
update segcast.export_runs
set state = 'staged', row_count = $3::bigint, key_id = $4::text
where run_id = $1::bigint and lease_token = $2::bigint and state = 'reserved'
returning run_id;
