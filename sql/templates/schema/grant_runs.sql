-- Lets the worker and the exporter plan runs and move them on.
--
-- Who planned or accepted a run is not theirs to say, nor is what a run was planned as theirs to change.
--
-- grain   none
-- holes   roles
grant
select,
insert (
    export, export_key, kind, channel, as_of, contact_at, release_id, definition_hash, governance,
    synthetic_contacts, normaliser_version, lease_token, contact_model, caps, is_removal, data_hash,
    data_parts, logical_time, again_reason
),
update (
    state, attention_reason, attention_count, lease_token, previous_run_id, candidate_count,
    included_count, excluded_count, allowed_count, sequence, row_count, key_id, manifest_name,
    manifest, manifest_sha256, previous_manifest_sha256, committed_at, published_at
)
on segcast.export_runs to "{worker}", "{exporter}";
