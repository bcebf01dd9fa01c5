-- Sends out of the audience who has stayed long enough and is at a cap by other contacts.
--
-- grain   no rows
-- params  $1 run_id bigint   $2 scope text   $3 opens_at timestamptz, start of the window   $4 cap integer
--         $5 entered_before timestamptz, the end of the shortest stay
update segcast.export_candidates as candidates
set bucket = 'capped:' || $2::text
from segcast.cap_counters as counters, segcast.reservations as reservations
where
    candidates.run_id = $1::bigint
    and candidates.bucket = 'present'
    and reservations.customer_id = candidates.customer_id
    and reservations.reservation_id = candidates.reservation_id
    and reservations.contact_at <= $5::timestamptz
    and counters.customer_id = candidates.customer_id
    and counters.scope = $2::text
    and cardinality(
        array_remove(
            segcast.recent(counters.reservation_ids, counters.contact_times, $3::timestamptz),
            candidates.reservation_id
        )
    ) >= $4::integer;
