-- Lets the worker and the exporter number their files.
--
-- grain   none
-- holes   roles
grant select, insert, update (
    last_sequence, last_manifest_sha256
) on segcast.export_sequences to "{worker}", "{exporter}";
