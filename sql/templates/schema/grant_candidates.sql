-- Lets the worker and the exporter file candidates; a function numbers their contacts.
--
-- grain   none
-- holes   roles
grant
select,
insert (run_id, customer_id, bucket, identifiers, reached)
on segcast.export_candidates to "{worker}", "{exporter}";
