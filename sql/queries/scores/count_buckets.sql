-- Counts the buckets of a release, and those that are left to score.
--
-- grain   one row
-- params  $1 release_id bigint
-- columns bucket_count bigint, open_count bigint
-- index   release_buckets_pkey
select
    count(*) as bucket_count,
    count(*) filter (where buckets.scored_at is null) as open_count
from segcast.release_buckets as buckets
where buckets.release_id = $1::bigint;
