-- Orders with what their lines come to: nothing where there is none, or one of an unknown amount.
--
-- over base
select true
from "{base}"
left join (
    select
        '{line_order}'::text collate "C" as order_key,
        case
            when count(*) = count('{amount}'::numeric) then sum('{amount}'::numeric)
        end as amount
    from "{lines}" as base
    where '{condition}'::boolean
    group by 1
) as amounts on '{order_key}'::text collate "C" = amounts.order_key;
