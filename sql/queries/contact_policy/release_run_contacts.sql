-- Gives back every contact of a run, at every cap.
--
-- grain   none; writes one row a counter
-- params  $1 run_id bigint
-- locks   the customers' counters
update segcast.cap_counters as counters
set
    contact_times = segcast.without(
        counters.contact_times, counters.reservation_ids, reservations.reservation_id
    ),
    reservation_ids = array_remove(counters.reservation_ids, reservations.reservation_id)
from segcast.reservations as reservations
where
    reservations.run_id = $1::bigint
    and reservations.released_at is null
    and reservations.customer_id = counters.customer_id
    and reservations.reservation_id = any(counters.reservation_ids);
