-- Keeps the audit trail to its function.
--
-- grain   none
-- holes   roles
revoke insert, update, delete on segcast.audit_entries, segcast.audit_head from "{worker}";
