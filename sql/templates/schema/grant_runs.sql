-- Lets the worker and the exporter plan runs, and lock them; functions move them on.
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
    may_be_locked
)
on segcast.export_runs to "{worker}", "{exporter}";
