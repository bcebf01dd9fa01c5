-- Lets the worker and the exporter read lists and numbers; functions write them.
--
-- grain   none
-- holes   roles
grant select on segcast.export_members, segcast.export_sequences to "{worker}", "{exporter}";
