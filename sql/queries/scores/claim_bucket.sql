-- Takes a bucket that nobody has scored and nobody is scoring.
--
-- grain   one row, or none when every bucket is done or taken
-- params  $1 release_id bigint
-- columns bucket_number integer, first_id bigint, last_id bigint
-- locks   the bucket, until the transaction that scores it ends
select
    bucket_number,
    first_id,
    last_id
from segcast.release_buckets
where release_id = $1::bigint and scored_at is null
order by bucket_number
limit 1
for update skip locked;
