-- Counts a run's candidates by bucket.
--
-- grain   one row a bucket
-- params  $1 run_id bigint
select
    bucket,
    count(*) as customer_count
from segcast.export_candidates
where run_id = $1::bigint
group by bucket
order by bucket;
