-- Makes the holder of a newer lease the owner of an unfinished run.
--
-- grain   one row, the run; none when a newer holder owns it
-- params  $1 run_id bigint   $2 lease_token bigint
update segcast.export_runs
set lease_token = $2::bigint
where run_id = $1::bigint and lease_token <= $2::bigint
returning run_id;
