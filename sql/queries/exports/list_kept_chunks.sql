-- Lists the chunks that are kept of a run.
--
-- grain   one row a chunk, in order
-- params  $1 run_id bigint
-- columns file_number integer, chunk_number integer
select
    kept.file_number,
    kept.chunk_number
from segcast.kept_bytes as kept
where kept.run_id = $1::bigint
order by kept.file_number, kept.chunk_number;
