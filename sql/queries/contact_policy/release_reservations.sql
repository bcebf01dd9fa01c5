-- Marks reservations of a run as given back.
--
-- grain   no rows
-- params  $1 run_id bigint   $2 customer_id bigint[], or null for everybody   $3 released_at timestamptz
update segcast.reservations
set released_at = $3::timestamptz
where
    run_id = $1::bigint
    and ($2::bigint[] is null or customer_id = any($2::bigint[]))
    and released_at is null;
