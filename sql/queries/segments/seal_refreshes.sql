-- Sums up who entered and who left segments from releases: 4,096 ids at a time, in customer order.
--
-- grain   one row a segment, release and direction, `entered` or `left`
-- params  $1 segment text, or null for all   $2 release_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
with changes as (
    select
        segment,
        customer_id,
        'entered' as part,
        entered_release_id as release_id,
        concat_ws(
            ' ', customer_id, extract(epoch from entered_at), entered_definition_hash,
            entered_reason
        ) as line
    from segcast.memberships
    where
        ($1::text is null or segment = $1::text)
        and ($2::bigint is null or entered_release_id = $2::bigint)
    union all
    select
        segment,
        customer_id,
        'left' as part,
        left_release_id as release_id,
        concat_ws(
            ' ', customer_id, extract(epoch from entered_at), extract(epoch from left_at),
            left_definition_hash, left_reason
        ) as line
    from segcast.memberships
    where
        left_release_id is not null
        and ($1::text is null or segment = $1::text)
        and ($2::bigint is null or left_release_id = $2::bigint)
)

select
    'refresh ' || chunks.segment || ' ' || chunks.release_id as sealed_thing,
    chunks.part,
    sum(chunks.row_count)::bigint as row_count,
    encode(sha256(string_agg(chunks.digest, '' order by chunks.chunk)), 'hex') as sha256
from (
    select
        changes.segment,
        changes.release_id,
        changes.part,
        changes.customer_id / 4096 as chunk,
        count(*) as row_count,
        sha256(
            convert_to(
                string_agg(
                    changes.line,
                    E'\n' order by changes.customer_id, convert_to(changes.line, 'UTF8')
                ),
                'UTF8'
            )
        ) as digest
    from changes
    group by changes.segment, changes.release_id, changes.part, chunk
) as chunks
group by chunks.segment, chunks.release_id, chunks.part
order by sealed_thing, chunks.part;
