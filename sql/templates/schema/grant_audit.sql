-- Lets the exporter append to the audit trail.
--
-- grain   none
-- holes   roles
grant execute on function segcast.append_audit to "{exporter}";
