-- Locks a run before its gate is asked.
--
-- grain   one row
-- params  $1 run_id bigint
-- locks   the run
select
    normaliser_version,
    row_count,
    byte_count,
    file_sha256
from segcast.export_runs
where run_id = $1::bigint
for update;
