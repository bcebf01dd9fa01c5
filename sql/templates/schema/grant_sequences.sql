-- Lets the worker and the exporter number runs and reservations.
--
-- grain   none
-- holes   roles
grant usage on sequence
segcast.export_runs_run_id_seq, segcast.reservation_ids
to "{worker}", "{exporter}";
