-- Locks a run before its gate is asked.
--
-- grain   one row, the run
-- params  $1 run_id bigint
-- locks   the run
select
    state,
    as_of,
    release_id,
    is_removal,
    again_reason,
    normaliser_version,
    definition_hash,
    governance
from segcast.export_runs
where run_id = $1::bigint
for update;
