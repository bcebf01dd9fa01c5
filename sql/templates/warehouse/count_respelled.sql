-- Counts a source's rows whose customer nobody has as it is spelled, and somebody has as it would be without the
-- ways in which loads spell keys anew; and says whether customers differ by no more than that themselves.
--
-- grain   one row
-- holes   the source with its known customers, the customers source, all values bound
-- columns row_count bigint, is_ambiguous boolean
with strangers as materialized (
    select '{plain_customer}'::text as plain_key
    from "{base}"
    where '{is_stranger}'::boolean
),

customers as materialized (
    select
        '{plain_key}'::text as plain_key,
        min('{key}'::text collate "C") <> max('{key}'::text collate "C") as is_shared
    from "{customers}" as people
    where exists (select from strangers) and '{is_kept}'::boolean
    group by 1
)

select
    (
        select count(*)
        from strangers
        inner join customers on strangers.plain_key = customers.plain_key
        where strangers.plain_key <> ''
    ) as row_count,
    (select coalesce(bool_or(customers.is_shared), false) from customers) as is_ambiguous;
