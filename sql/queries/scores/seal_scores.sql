-- Sums up the scores of releases that were let out: 4,096 ids at a time, in customer order.
--
-- grain   one row a release
-- params  $1 release_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'release ' || chunks.release_id as sealed_thing,
    'scores' as part,
    sum(chunks.row_count)::bigint as row_count,
    encode(sha256(string_agg(chunks.digest, '' order by chunks.chunk)), 'hex') as sha256
from (
    select
        scores.release_id,
        scores.customer_id / 4096 as chunk,
        count(*) as row_count,
        sha256(
            string_agg(
                int8send(scores.customer_id) || array_send(scores.score_values),
                '' order by scores.customer_id
            )
        ) as digest
    from segcast.scores as scores
    inner join segcast.releases as releases on scores.release_id = releases.release_id
    where
        ($1::bigint is null or scores.release_id = $1::bigint)
        and releases.state not in ('scoring', 'scored', 'held')
    group by scores.release_id, chunk
) as chunks
group by chunks.release_id
order by chunks.release_id;
