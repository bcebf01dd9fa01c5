-- Gives back what some caps charged to candidates whom another refused.
--
-- A contact with a reservation is an earlier one, of somebody sent out of the audience: it stays counted.
--
-- grain   none; writes one row a counter
-- params  $1 run_id bigint
-- locks   the customers' counters, which this transaction holds already
update segcast.cap_counters as counters
set
    contact_times = segcast.without(
        counters.contact_times, counters.reservation_ids, refused.reservation_id
    ),
    reservation_ids = array_remove(counters.reservation_ids, refused.reservation_id)
from (
    select
        candidates.customer_id,
        candidates.reservation_id
    from segcast.export_candidates as candidates
    left join segcast.reservations as reservations
        on
            candidates.customer_id = reservations.customer_id
            and candidates.reservation_id = reservations.reservation_id
    where
        candidates.run_id = $1::bigint
        and candidates.bucket like 'capped:%'
        and reservations.reservation_id is null
) as refused
where
    counters.customer_id = refused.customer_id
    and refused.reservation_id = any(counters.reservation_ids);
