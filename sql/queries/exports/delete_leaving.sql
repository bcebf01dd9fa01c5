-- Takes members out of a run who leave it.
--
-- grain   none; deletes one row a member
-- params  $1 run_id bigint
delete from segcast.export_members as members
using pg_temp.leaving as leaving
where
    members.run_id = $1::bigint
    and leaving.reason is not null
    and members.customer_id = leaving.customer_id;
