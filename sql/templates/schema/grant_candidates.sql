-- Lets the worker and the exporter put candidates into buckets.
--
-- grain   none
-- holes   roles
grant select, insert, delete, update (
    bucket, reservation_id, identifiers
) on segcast.export_candidates to "{worker}", "{exporter}";
