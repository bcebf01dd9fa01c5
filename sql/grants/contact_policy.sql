-- Lets the worker and the exporter file candidates, charge contacts and give them back, by the functions that keep the
-- caps, which the worker applies.
--
-- holes   roles
grant select on
segcast.reservations,
segcast.frequency_caps,
segcast.key_in_force
to "{exporter}";

grant
select,
insert (run_id, customer_id, bucket, identifiers, reached)
on segcast.export_candidates to "{worker}", "{exporter}";

grant execute on function
segcast.runs_under,
segcast.charge_run,
segcast.release_contacts,
segcast.forget_candidates,
segcast.keep_present,
segcast.file_candidates,
segcast.narrow_identifiers
to "{worker}", "{exporter}";

grant execute on function
segcast.apply_caps,
segcast.begin_key_change,
segcast.rename_identifiers
to "{worker}";

grant usage on sequence segcast.reservation_ids to "{worker}", "{exporter}";
