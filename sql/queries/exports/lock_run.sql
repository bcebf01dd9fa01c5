-- Locks a run and says where it stands.
--
-- grain   one row, the run
-- params  $1 export_key text
-- columns run_id bigint, export text, state text as RunState, attention_reason text? as AttentionReason,
--         accepted_for text? as AttentionReason, accepted_count bigint?, is_removal boolean,
--         contact_at timestamptz, previous_run_id bigint?, normaliser_version text,
--         candidate_count bigint, included_count bigint, sequence bigint, manifest_name text, manifest text
-- locks   the run
select
    run_id,
    export,
    state,
    attention_reason,
    accepted_for,
    accepted_count,
    is_removal,
    contact_at,
    previous_run_id,
    normaliser_version,
    coalesce(candidate_count, 0) as candidate_count,
    coalesce(included_count, 0) as included_count,
    coalesce(sequence, 0) as sequence,
    coalesce(manifest_name, '') as manifest_name,
    coalesce(manifest, '') as manifest
from segcast.export_runs
where export_key = $1::text
for update;
