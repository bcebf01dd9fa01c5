-- Finds caps whose counters and reservations disagree: counted and not reserved, or reserved and not counted.
--
-- grain   one row a scope that breaks the rule
with counted as (
    select
        counters.customer_id,
        counters.scope,
        unnest(counters.reservation_ids) as reservation_id
    from segcast.cap_counters as counters
),

reserved as (
    select
        reservations.customer_id,
        scopes.scope,
        reservations.reservation_id
    from segcast.reservations as reservations
    inner join segcast.cap_scopes as scopes on reservations.channel = any(scopes.channels)
    inner join segcast.cap_counters as counters
        on scopes.scope = counters.scope and reservations.customer_id = counters.customer_id
    where
        reservations.released_at is null
        and reservations.contact_model <> 'none'
        and reservations.contact_at > counters.opens_at
)

select
    faults.scope,
    count(*) as entry_count
from (
    select counted.scope
    from counted
    where
        not exists (
            select 1 as open
            from segcast.reservations as reservations
            where
                reservations.customer_id = counted.customer_id
                and reservations.reservation_id = counted.reservation_id
                and reservations.released_at is null
        )
    union all
    select reserved.scope
    from reserved
    left join counted
        on
            reserved.customer_id = counted.customer_id
            and reserved.scope = counted.scope
            and reserved.reservation_id = counted.reservation_id
    where counted.reservation_id is null
) as faults
group by faults.scope
order by faults.scope;
