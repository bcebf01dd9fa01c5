-- Lets the worker and the exporter charge contacts and give them back, by the functions that keep the caps.
--
-- grain   none
-- holes   roles
grant execute on function
segcast.charge_run,
segcast.release_contacts,
segcast.forget_candidates,
segcast.keep_present,
segcast.file_candidates,
segcast.narrow_identifiers
to "{worker}", "{exporter}";
