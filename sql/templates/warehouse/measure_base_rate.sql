-- Says of how many customers who had bought before the last so many days did, and how many of them did in these.
--
-- grain   one row
-- holes   rows, whose a row is, when it happened, whether it is a purchase and the number of days, all values bound
-- columns customer_count bigint, buyer_count bigint
with people as (
    select
        '{customer}'::text as customer_key,
        min('{occurred_at}'::timestamptz) as first_at,
        max('{occurred_at}'::timestamptz) as last_at
    from "{rows}"
    where
        '{customer}'::text is not null
        and isfinite('{occurred_at}'::timestamptz)
        and '{is_purchase}'::boolean
    group by 1
),

horizon as (
    select max(people.last_at) - make_interval(days => '{days}'::integer) as begins_at
    from people
)

select
    count(*) as customer_count,
    count(*) filter (where people.last_at >= horizon.begins_at) as buyer_count
from people
cross join horizon
where people.first_at < horizon.begins_at;
