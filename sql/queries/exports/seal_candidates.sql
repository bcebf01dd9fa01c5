-- Sums up whom runs considered, each in a bucket and under a contact: 4,096 ids at a time, in customer order.
--
-- A sum of digests would be faster to forge: rows could be chosen that add up. A digest of digests cannot.
--
-- grain   one row a run with candidates
-- params  $1 run_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'run ' || chunks.run_id as sealed_thing,
    'candidates' as part,
    sum(chunks.row_count)::bigint as row_count,
    encode(sha256(string_agg(chunks.digest, '' order by chunks.chunk)), 'hex') as sha256
from (
    select
        candidates.run_id,
        candidates.customer_id / 4096 as chunk,
        count(*) as row_count,
        sha256(
            convert_to(
                string_agg(
                    concat_ws(
                        ' ', candidates.customer_id, candidates.reservation_id,
                        coalesce(array_to_string(candidates.identifiers, ','), '-'),
                        concat_ws(':', candidates.bucket, candidates.cap_name),
                        array_to_string(candidates.reached, ',')
                    ),
                    E'\n' order by candidates.customer_id
                ),
                'UTF8'
            )
        ) as digest
    from segcast.export_candidates as candidates
    where $1::bigint is null or candidates.run_id = $1::bigint
    group by candidates.run_id, chunk
) as chunks
group by chunks.run_id
order by chunks.run_id;
