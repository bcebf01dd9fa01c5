-- Locks a run.
--
-- grain   one row, or none
-- params  $1 export_key text
-- locks   the run
select
    run_id,
    state,
    contact_at,
    as_of,
    candidate_count,
    included_count,
    sequence,
    file_name,
    row_count,
    byte_count,
    file_sha256,
    manifest_name,
    manifest,
    manifest_sha256
from segcast.export_runs
where export_key = $1::text
for update;
