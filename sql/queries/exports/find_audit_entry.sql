-- Returns the hash of an audit entry.
--
-- grain   one row, or none
-- params  $1 audit_id bigint
select entry_sha256
from segcast.audit_entries
where audit_id = $1::bigint;
