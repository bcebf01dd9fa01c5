-- Gives back contacts of a run that will not happen after all, at every cap.
--
-- An insert that always conflicts: it locks the counters in the order in which planners lock them, and
-- takes the contact out of what the counter holds by then.
--
-- grain   no rows
-- params  $1 run_id bigint   $2 customer_id bigint[], or null for everybody
-- locks   the counters, by scope and customer
insert into segcast.cap_counters as counters (
    customer_id, scope, contact_times, reservation_ids, opens_at, cap
)
select
    held.customer_id,
    held.scope,
    array[reservations.contact_at] as contact_times,
    array[reservations.reservation_id] as reservation_ids,
    held.opens_at,
    held.cap
from segcast.reservations as reservations
inner join segcast.cap_counters as held
    on
        reservations.customer_id = held.customer_id
        and reservations.reservation_id = any(held.reservation_ids)
where
    reservations.run_id = $1::bigint
    and ($2::bigint[] is null or reservations.customer_id = any($2::bigint[]))
    and reservations.released_at is null
order by held.scope, held.customer_id
on conflict (customer_id, scope) do update
    set
        contact_times = segcast.without(
            counters.contact_times, counters.reservation_ids, excluded.reservation_ids[1]
        ),
        reservation_ids = array_remove(counters.reservation_ids, excluded.reservation_ids[1]);
