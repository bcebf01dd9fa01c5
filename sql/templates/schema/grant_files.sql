-- Lets the worker and the exporter record files; what a file held is not theirs to change.
--
-- grain   none
-- holes   roles
grant select, insert, delete, update (
    file_name
) on segcast.export_files to "{worker}", "{exporter}";
