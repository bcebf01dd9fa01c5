-- Sums up the kept bytes of runs, as they lie sealed.
--
-- grain   one row a run with kept bytes
-- params  $1 run_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'run ' || run_id as sealed_thing,
    'kept' as part,
    count(*) as row_count,
    segcast.sum_of(
        string_agg(
            file_number || ' ' || chunk_number || ' ' || encode(sha256(sealed), 'hex'),
            E'\n' order by file_number, chunk_number
        )
    ) as sha256
from segcast.kept_bytes
where $1::bigint is null or run_id = $1::bigint
group by run_id
order by run_id;
