-- Locks a run before its gate is asked.
--
-- grain   one row, the run
-- params  $1 run_id bigint
-- columns state text as RunState, as_of timestamptz, release_id bigint, is_removal boolean, again_reason text?,
--         normaliser_version text, definition_hash text, governance text
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
