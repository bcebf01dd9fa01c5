-- Commits a run to its number, its file and its manifest.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 sequence bigint   $4 file_name text   $5 manifest_name text
--         $6 manifest text   $7 manifest_sha256 text   $8 previous_manifest_sha256 text   $9 committed_at timestamptz
update segcast.export_runs
set
    state = 'committed',
    sequence = $3::bigint,
    file_name = $4::text,
    manifest_name = $5::text,
    manifest = $6::text,
    manifest_sha256 = $7::text,
    previous_manifest_sha256 = $8::text,
    committed_at = $9::timestamptz
where run_id = $1::bigint and lease_token = $2::bigint and state = 'staged'
returning run_id;
