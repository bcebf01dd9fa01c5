-- Files candidates under the reasons why they leave a run.
--
-- grain   one row: how many
-- params  $1 run_id bigint   $2 customer_id bigint[]   $3 bucket text[], one each
-- columns filed_count bigint
select segcast.file_candidates($1::bigint, $2::bigint[], $3::text[]) as filed_count;
