-- Returns the hashes of some audit entries.
--
-- grain   one row an entry that there is
-- params  $1 audit_id bigint[]
-- columns audit_id bigint as Int, entry_sha256 text
select
    audit_id,
    entry_sha256
from segcast.audit_entries
where audit_id = any($1::bigint[])
order by audit_id;
