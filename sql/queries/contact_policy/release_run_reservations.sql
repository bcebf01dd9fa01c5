-- Marks every reservation of a run as given back.
--
-- grain   none; writes one row a reservation
-- params  $1 run_id bigint   $2 released_at timestamptz
update segcast.reservations
set released_at = $2::timestamptz
where run_id = $1::bigint and released_at is null;
