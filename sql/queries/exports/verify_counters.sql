-- Finds cap counters that hold a contact which nobody reserved, or that was given back.
--
-- grain   one row a scope that breaks the rule
select
    entries.scope,
    count(*) as entry_count
from (
    select
        counters.customer_id,
        counters.scope,
        unnest(counters.reservation_ids) as reservation_id
    from segcast.cap_counters as counters
) as entries
left join segcast.reservations as reservations
    on
        entries.customer_id = reservations.customer_id
        and entries.reservation_id = reservations.reservation_id
where reservations.reservation_id is null or reservations.released_at is not null
group by entries.scope
order by entries.scope;
