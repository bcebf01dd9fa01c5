-- Says since when runs find no row of the customers source for a customer, and when one was last on a list.
--
-- grain   one row
-- params  $1 customer_id bigint
-- columns missing_since timestamptz?, last_listed_at timestamptz?
select
    min(runs.planned_at) filter (
        where candidates.bucket = 'not_in_customers'
    ) as missing_since,
    max(runs.committed_at) filter (where candidates.bucket = 'included') as last_listed_at
from segcast.export_candidates as candidates
inner join segcast.export_runs as runs on candidates.run_id = runs.run_id
where candidates.customer_id = $1::bigint;
