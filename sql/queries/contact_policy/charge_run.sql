-- Charges a run's contacts under every cap of its channel.
--
-- grain   one row: how many were charged
-- params  $1 run_id bigint   $2 entered_before timestamptz, the end of the shortest stay in an audience
-- locks   the run, then the caps of its channel in name order: planners wait for each other
select segcast.charge_run($1::bigint, $2::timestamptz) as charged_count;
