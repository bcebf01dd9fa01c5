-- Lets those who are in the audience already stay, under the contact that let them in.
--
-- grain   one row: how many
-- params  $1 run_id bigint   $2 previous_run_id bigint
-- columns kept_count bigint
select segcast.keep_present($1::bigint, $2::bigint) as kept_count;
