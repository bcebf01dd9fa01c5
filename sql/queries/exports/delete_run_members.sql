-- Takes everybody out of a run.
--
-- grain   none; deletes one row a member
-- params  $1 run_id bigint
delete from segcast.export_members
where run_id = $1::bigint;
