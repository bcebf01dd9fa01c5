-- Sums up the keys of customers by ranges of their ids: 4,096 ids at a time, in customer order.
--
-- grain   one row a range with keys
-- params  $1 key_space text[]   $2 after_id bigint[], exclusive   $3 last_id bigint[], inclusive; one each
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'keys ' || chunks.key_space || ' ' || chunks.after_id || ' ' || chunks.last_id as sealed_thing,
    'keys' as part,
    sum(chunks.row_count)::bigint as row_count,
    encode(sha256(string_agg(chunks.digest, '' order by chunks.chunk)), 'hex') as sha256
from (
    select
        ranges.key_space,
        ranges.after_id,
        ranges.last_id,
        keys.customer_id / 4096 as chunk,
        count(*) as row_count,
        sha256(
            convert_to(
                string_agg(
                    concat_ws(
                        ' ', keys.customer_id, extract(epoch from keys.linked_at),
                        keys.external_key
                    ),
                    E'\n' order by keys.customer_id
                ),
                'UTF8'
            )
        ) as digest
    from
        unnest($1::text[], $2::bigint[], $3::bigint[])
            as ranges (key_space, after_id, last_id)
    inner join segcast.customer_keys as keys
        on
            ranges.key_space = keys.key_space
            and ranges.after_id < keys.customer_id
            and ranges.last_id >= keys.customer_id
    group by ranges.key_space, ranges.after_id, ranges.last_id, chunk
) as chunks
group by chunks.key_space, chunks.after_id, chunks.last_id
order by sealed_thing;
