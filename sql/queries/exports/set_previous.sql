-- Ties a run to the list that it refreshes.
--
-- grain   none
-- params  $1 run_id bigint   $2 previous_run_id bigint, or null when there is none
update segcast.export_runs
set previous_run_id = $2::bigint
where run_id = $1::bigint;
