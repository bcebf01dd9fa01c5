-- Locks a run and says where it stands.
--
-- grain   one row, the run beside the counts of the one it refreshes
-- params  $1 export_key text
-- locks   the run
select
    runs.run_id,
    runs.state,
    runs.attention_reason,
    runs.accepted_by is not null as is_accepted,
    runs.contact_at,
    runs.previous_run_id,
    runs.normaliser_version,
    coalesce(runs.candidate_count, 0) as candidate_count,
    coalesce(runs.included_count, 0) as included_count,
    coalesce(runs.sequence, 0) as sequence,
    coalesce(runs.manifest_name, '') as manifest_name,
    coalesce(runs.manifest, '') as manifest,
    previous.candidate_count as previous_candidate_count,
    previous.included_count as previous_included_count
from segcast.export_runs as runs
left join segcast.export_runs as previous on runs.previous_run_id = previous.run_id
where runs.export_key = $1::text
for update of runs;
