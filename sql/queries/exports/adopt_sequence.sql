-- Goes on behind a number that was sent and that this database does not know.
--
-- grain   one row, the counter; none where it is past that number
-- params  $1 export text   $2 sequence bigint   $3 manifest_sha256 text
-- columns last_sequence bigint
-- locks   the export's counter, until the transaction ends
select adopted.last_sequence
from segcast.adopt_sequence($1::text, $2::bigint, $3::text) as adopted (last_sequence);
