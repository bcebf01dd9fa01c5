-- Files those who leave a run under their reasons, and takes from the others what they may not be found by.
--
-- grain   none; writes one row a candidate
-- params  $1 run_id bigint
update segcast.export_candidates as candidates
set
    bucket = coalesce(leaving.reason, candidates.bucket),
    identifiers = case when leaving.reason is null then leaving.identifiers end
from pg_temp.leaving as leaving
where candidates.run_id = $1::bigint and candidates.customer_id = leaving.customer_id;
