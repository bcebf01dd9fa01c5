-- Counts under a cap every contact that is reserved on its channels since a time.
--
-- Whoever has more contacts than a cap that was lowered since keeps them all; nobody adds to them.
--
-- grain   one row a customer with such a contact
-- params  $1 scope text   $2 channels text[]   $3 opens_at timestamptz   $4 cap integer
insert into segcast.cap_counters (
    customer_id, scope, contact_times, reservation_ids, opens_at, cap
)
select
    reservations.customer_id,
    $1::text as scope,
    array_agg(
        reservations.contact_at
        order by reservations.contact_at, reservations.reservation_id
    ) as contact_times,
    array_agg(
        reservations.reservation_id
        order by reservations.contact_at, reservations.reservation_id
    ) as reservation_ids,
    $3::timestamptz as opens_at,
    greatest(count(*), $4::integer) as cap
from segcast.reservations as reservations
where
    reservations.channel = any($2::text[])
    and reservations.contact_model <> 'none'
    and reservations.released_at is null
    and reservations.contact_at > $3::timestamptz
group by reservations.customer_id
order by reservations.customer_id;
