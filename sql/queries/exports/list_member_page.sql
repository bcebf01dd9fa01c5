-- Lists members of a run behind one of them.
--
-- grain   one row a member, in customer order
-- params  $1 run_id bigint   $2 after bigint   $3 page bigint
select customer_id
from segcast.export_members
where run_id = $1::bigint and customer_id > $2::bigint
order by customer_id
limit $3::bigint;
