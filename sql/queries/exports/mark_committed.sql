-- Commits a run to its number and its manifest.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 sequence bigint   $4 manifest_name text
--         $5 manifest text   $6 manifest_sha256 text   $7 previous_manifest_sha256 text   $8 committed_at timestamptz
update segcast.export_runs
set
    state = 'committed',
    sequence = $3::bigint,
    manifest_name = $4::text,
    manifest = $5::text,
    manifest_sha256 = $6::text,
    previous_manifest_sha256 = $7::text,
    committed_at = $8::timestamptz
where run_id = $1::bigint and lease_token = $2::bigint and state = 'staged'
returning run_id;
