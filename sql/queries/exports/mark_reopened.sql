-- Takes its number and manifest from a committed run that was never published: it is staged, and asked anew.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint
update segcast.export_runs
set
    state = 'staged',
    sequence = null,
    manifest_name = null,
    manifest = null,
    manifest_sha256 = null,
    previous_manifest_sha256 = null,
    committed_at = null
where run_id = $1::bigint and lease_token = $2::bigint and state = 'committed'
returning run_id;
