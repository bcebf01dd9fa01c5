-- Takes members out of a run.
--
-- grain   none; writes one row a member
-- params  $1 run_id bigint   $2 customer_id bigint[]
delete from segcast.export_members
where run_id = $1::bigint and customer_id = any($2::bigint[]);
