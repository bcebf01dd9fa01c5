-- Lets the worker and the exporter plan runs and keep their files; functions move runs on, number, name and forget.
--
-- holes   roles
grant select on
segcast.export_members,
segcast.export_sequences
to "{worker}", "{exporter}";

grant select on segcast.handed_over_lists to "{exporter}";

-- Who planned or accepted a run is not theirs to say, nor is what a run was planned as theirs to change.
grant
select,
insert (
    export, export_key, kind, channel, brand, as_of, contact_at, release_id, definition_hash,
    governance, synthetic_contacts, normaliser_version, lease_token, contact_model, caps,
    is_removal, data_hash, data_parts, logical_time, again_reason
),
update (
    may_be_locked
)
on segcast.export_runs to "{worker}", "{exporter}";

grant
select,
insert
on segcast.export_files, segcast.kept_bytes to "{worker}", "{exporter}";

-- That somebody else answers for a list is said under the login's own name and time.
grant insert (
    export, kind, channel, format, run_id, reason
) on segcast.handed_over_lists to "{worker}";

grant execute on function
segcast.take_over_run,
segcast.set_previous,
segcast.mark_planned,
segcast.freeze_members,
segcast.recount_run,
segcast.mark_reserved,
segcast.mark_staged,
segcast.mark_attention,
segcast.accept_run,
segcast.mark_ended,
segcast.next_sequence,
segcast.mark_committed,
segcast.reopen_run,
segcast.mark_published,
segcast.name_files,
segcast.forget_files,
segcast.expire_kept_bytes
to "{worker}", "{exporter}";

grant execute on function
segcast.adopt_sequence,
segcast.reseal_chunk,
segcast.mark_resealed,
segcast.finish_key_change,
segcast.forget_lost_bytes
to "{worker}";

grant usage on sequence segcast.export_runs_run_id_seq to "{worker}", "{exporter}";
