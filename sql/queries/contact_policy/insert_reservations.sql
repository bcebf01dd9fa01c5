-- Reserves one contact for each included candidate.
--
-- grain   no rows
-- params  $1 run_id bigint   $2 channel text   $3 contact_at timestamptz   $4 contact_model text
insert into segcast.reservations (
    customer_id, reservation_id, run_id, channel, contact_at, contact_model
)
select
    candidates.customer_id,
    candidates.reservation_id,
    candidates.run_id,
    $2::text as channel,
    $3::timestamptz as contact_at,
    $4::text as contact_model
from segcast.export_candidates as candidates
where candidates.run_id = $1::bigint and candidates.bucket = 'included'
order by candidates.customer_id;
