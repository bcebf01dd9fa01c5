-- Finds what the list before was found by and nobody on this one is.
--
-- A row of which something stays with whom it was sent for is somebody who stays: their old name or place is not
-- taken off, for the destination would find them by it. What somebody else bears by now keeps nobody.
--
-- grain   one row a row of the list before that loses anything
-- params  $1 run_id bigint   $2 run_id bigint, of the list before
create temporary table gone on commit drop as
with listed as (
    select
        candidates.customer_id,
        unnest(candidates.identifiers) as identifier
    from segcast.export_candidates as candidates
    where candidates.run_id = $1::bigint and candidates.bucket = 'included'
),

found as (
    select
        sent.row_number,
        false as is_address,
        unnest(sent.identifiers) as identifier
    from pg_temp.sent as sent
    union all
    select
        sent.row_number,
        true as is_address,
        unnest(sent.addresses) as identifier
    from pg_temp.sent as sent
),

judged as (
    select
        found.row_number,
        found.is_address,
        found.identifier,
        listed.customer_id as bearer_id
    from found
    left join listed on found.identifier = listed.identifier
),

-- Few: whoever was found by a name or place that nobody is, and by something that somebody is.
moved as materialized (
    select
        kept.row_number,
        kept.identifier,
        kept.bearer_id
    from judged as kept
    inner join (
        select distinct judged.row_number
        from judged
        where judged.is_address and judged.bearer_id is null
    ) as old on kept.row_number = old.row_number
    where kept.bearer_id is not null
),

stays as (
    select distinct moved.row_number
    from moved
    where (
        select moved.identifier = any(earlier.identifiers)
        from segcast.export_candidates as earlier
        where
            earlier.run_id = $2::bigint
            and earlier.customer_id = moved.bearer_id
            and earlier.bucket = 'included'
    )
)

select
    judged.row_number,
    array_agg(judged.identifier) as identifiers
from judged
left join stays on judged.row_number = stays.row_number
where judged.bearer_id is null and not (judged.is_address and stays.row_number is not null)
group by judged.row_number;
