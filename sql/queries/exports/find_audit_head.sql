-- Returns the head of the audit trail, and the time.
--
-- grain   one row
-- columns audit_id bigint as Int, entry_sha256 text, read_at timestamptz
select
    audit_id,
    entry_sha256,
    clock_timestamp() as read_at
from segcast.audit_head;
