-- Lets the worker and the exporter freeze lists and keep their bytes.
--
-- grain   none
-- holes   roles
grant select, insert, delete
on segcast.export_members, segcast.kept_bytes
to "{worker}", "{exporter}";
