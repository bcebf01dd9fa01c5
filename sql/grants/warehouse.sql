-- Lets the worker record what it found in the sources, and the exporter read how large these were.
--
-- holes   roles
grant select on segcast.source_checks, segcast.source_counts to "{exporter}";

grant insert on segcast.source_checks, segcast.source_counts to "{worker}";

grant usage on sequence segcast.source_checks_check_id_seq to "{worker}";

grant execute on function segcast.clock_time to "{worker}", "{exporter}";
