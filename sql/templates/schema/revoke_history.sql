-- Keeps what is append-only from being changed.
--
-- grain   none
-- holes   roles
revoke update, delete on
segcast.definitions,
segcast.model_versions,
segcast.gate_results,
segcast.approvals,
segcast.audit_entries,
segcast.schema_migrations
from "{worker}";
