-- Reserves one contact for each candidate that every cap charged.
--
-- grain   none; writes one row a reservation
-- params  $1 run_id bigint   $2 channel text   $3 contact_at timestamptz
insert into segcast.reservations (customer_id, reservation_id, run_id, channel, contact_at)
select
    candidates.customer_id,
    candidates.reservation_id,
    candidates.run_id,
    $2::text as channel,
    $3::timestamptz as contact_at
from segcast.export_candidates as candidates
where candidates.run_id = $1::bigint and candidates.bucket = 'eligible'
order by candidates.customer_id;
