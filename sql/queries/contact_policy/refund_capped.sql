-- Gives back what earlier caps charged to candidates whom a later cap refused.
--
-- grain   none; writes one row a counter
-- params  $1 run_id bigint
-- locks   the customers' counters, which this transaction holds already
update segcast.cap_counters as counters
set
    contact_times = segcast.without(
        counters.contact_times, counters.reservation_ids, candidates.reservation_id
    ),
    reservation_ids = array_remove(counters.reservation_ids, candidates.reservation_id)
from segcast.export_candidates as candidates
where
    candidates.run_id = $1::bigint
    and candidates.bucket like 'capped:%'
    and counters.customer_id = candidates.customer_id
    and candidates.reservation_id = any(counters.reservation_ids);
