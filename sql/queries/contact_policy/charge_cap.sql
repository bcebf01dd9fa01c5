-- Charges one contact to each included candidate of a run who still has room under one cap.
--
-- grain   none; charges one row a customer, whose counter then holds the candidate's reservation
-- params  $1 run_id bigint   $2 scope text   $3 contact_at timestamptz
--         $4 opens_at timestamptz, start of the window   $5 cap integer
-- locks   one counter row a customer, always in customer order, so that two planners wait and never deadlock
insert into segcast.cap_counters as counters (
    customer_id, scope, contact_times, reservation_ids, opens_at, cap
)
select
    candidates.customer_id,
    $2::text as scope,
    array[$3::timestamptz] as contact_times,
    array[candidates.reservation_id] as reservation_ids,
    $4::timestamptz as opens_at,
    $5::integer as cap
from segcast.export_candidates as candidates
where candidates.run_id = $1::bigint and candidates.bucket = 'included' and $5::integer > 0
order by candidates.customer_id
on conflict (customer_id, scope) do update
    set
        contact_times = case
            when counters.contact_times[1] > excluded.opens_at then counters.contact_times
            else segcast.recent(counters.contact_times, excluded.opens_at)
        end || excluded.contact_times,
        reservation_ids = case
            when counters.contact_times[1] > excluded.opens_at then counters.reservation_ids
            else segcast.recent(
                counters.reservation_ids, counters.contact_times, excluded.opens_at
            )
        end || excluded.reservation_ids,
        opens_at = excluded.opens_at,
        cap = excluded.cap
    where
    excluded.opens_at >= counters.opens_at
    and (
        cardinality(counters.contact_times) < excluded.cap
        or cardinality(segcast.recent(counters.contact_times, excluded.opens_at)) < excluded.cap
    );
