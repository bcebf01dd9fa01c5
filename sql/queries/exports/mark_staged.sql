-- Marks a run whose file is written, synced and read back.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 row_count bigint   $4 byte_count bigint   $5 file_sha256 text
update segcast.export_runs
set state = 'staged', row_count = $3::bigint, byte_count = $4::bigint, file_sha256 = $5::text
where run_id = $1::bigint and lease_token = $2::bigint and state = 'reserved'
returning run_id;
