-- Returns one chunk of a file's kept bytes.
--
-- grain   one row, or none behind the last
-- params  $1 run_id bigint   $2 file_number bigint   $3 chunk_number bigint
-- columns sealed bytea
select sealed
from segcast.kept_bytes
where
    run_id = $1::bigint and file_number = $2::bigint and chunk_number = $3::bigint;
