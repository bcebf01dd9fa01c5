-- Marks the reservations of customers who will not be contacted after all.
--
-- grain   none; writes one row a reservation
-- params  $1 run_id bigint   $2 customer_id bigint[]   $3 released_at timestamptz
update segcast.reservations
set released_at = $3::timestamptz
where run_id = $1::bigint and customer_id = any($2::bigint[]) and released_at is null;
