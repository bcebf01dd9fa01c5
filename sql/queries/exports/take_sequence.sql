-- Locks the counter of an export and says which number comes next; committing to it takes it.
--
-- grain   one row, the export's counter
-- params  $1 export text
-- columns sequence bigint, last_manifest_sha256 text?
-- locks   the counter
select
    counter.sequence,
    counter.last_manifest_sha256
from segcast.next_sequence($1::text) as counter;
