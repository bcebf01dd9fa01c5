-- Freezes the included candidates of a planned run as its members.
--
-- grain   one row: how many
-- params  $1 run_id bigint
-- columns member_count bigint
select segcast.freeze_members($1::bigint) as member_count;
