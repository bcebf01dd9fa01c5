-- Freezes whom a run's file will hold: those with a reservation.
--
-- grain   none; writes one row a member
-- params  $1 run_id bigint
insert into segcast.export_members (run_id, customer_id, reservation_id)
select
    reservations.run_id,
    reservations.customer_id,
    reservations.reservation_id
from segcast.reservations as reservations
where reservations.run_id = $1::bigint and reservations.released_at is null
order by reservations.customer_id;
