-- Lets the exporter plan, charge and publish runs; it sees no score.
--
-- grain   none
-- holes   roles
grant select, insert, update, delete on
segcast.export_runs, segcast.export_sequences, segcast.export_members, segcast.export_candidates,
segcast.export_files, segcast.kept_bytes, segcast.leases
to "{exporter}";
