-- Files candidates under another bucket.
--
-- grain   none; writes one row a candidate
-- params  $1 run_id bigint   $2 customer_id bigint[]   $3 bucket text[], one each
update segcast.export_candidates as candidates
set bucket = filed.bucket, identifiers = null
from unnest($2::bigint[], $3::text[]) as filed (customer_id, bucket)
where candidates.run_id = $1::bigint and candidates.customer_id = filed.customer_id;
