-- Keeps a chunk sealed with the next key.
--
-- grain   one row, the run; none where no change of the key has come to it
-- params  $1 run_id bigint   $2 file_number bigint   $3 chunk_number bigint   $4 sealed bytea
-- columns run_id bigint
select resealed.run_id
from
    segcast.reseal_chunk(
        $1::bigint, $2::bigint::integer, $3::bigint::integer, $4::bytea
    ) as resealed (run_id);
