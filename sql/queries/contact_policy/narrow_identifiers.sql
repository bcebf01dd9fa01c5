-- Notes that some who are included are found by less than was planned.
--
-- grain   one row: how many
-- params  $1 run_id bigint   $2 customer_id bigint[]   $3 identifier uuid[], one each: what is left
-- columns narrowed_count bigint
select segcast.narrow_identifiers($1::bigint, $2::bigint[], $3::uuid[]) as narrowed_count;
