-- Counts a run's candidates by bucket, the capped by their cap.
--
-- grain   one row a bucket and cap
-- params  $1 run_id bigint
-- columns bucket text as Bucket, cap_name text?, customer_count bigint
select
    bucket,
    cap_name,
    count(*) as customer_count
from segcast.export_candidates
where run_id = $1::bigint
group by bucket, cap_name
order by bucket, cap_name;
