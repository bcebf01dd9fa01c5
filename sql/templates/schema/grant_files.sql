-- Lets the worker and the exporter record files and keep their bytes; functions name and forget them.
--
-- grain   none
-- holes   roles
grant
select,
insert
on segcast.export_files, segcast.kept_bytes to "{worker}", "{exporter}";
