-- Marks a bucket as done, in the transaction that wrote its scores.
--
-- grain   one row, the bucket
-- params  $1 release_id bigint   $2 bucket_number bigint   $3 scored_count bigint
-- columns bucket_number integer
update segcast.release_buckets
set scored_count = $3::bigint, scored_at = clock_timestamp()
where release_id = $1::bigint and bucket_number = $2::bigint and scored_at is null
returning bucket_number;
