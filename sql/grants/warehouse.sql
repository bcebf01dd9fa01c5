-- Lets the worker record what it found in the sources, and the exporter read how large these were.
--
-- holes   roles
grant select on
segcast.source_checks,
segcast.source_counts,
segcast.source_acceptances
to "{exporter}";

grant insert on segcast.source_checks, segcast.source_counts to "{worker}";

grant insert (source, check_id, row_count, reason) on segcast.source_acceptances to "{worker}";

grant usage on sequence
segcast.source_checks_check_id_seq,
segcast.source_acceptances_acceptance_id_seq
to "{worker}";

grant execute on function segcast.clock_time to "{worker}", "{exporter}";
