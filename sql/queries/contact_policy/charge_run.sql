-- Charges a run's contacts under every cap of its channel.
--
-- grain   one row: how many were charged
-- params  $1 run_id bigint   $2 contact_at timestamptz   $3 time_zone text   $4 min_stay_days integer, business days: whoever
--         entered that long ago has stayed the shortest stay in an audience
-- columns charged_count bigint
-- locks   the run, then the caps of its channel in name order: planners wait for each other
select
    segcast.charge_run(
        $1::bigint,
        (($2::timestamptz at time zone $3::text) - make_interval(days => $4::integer))
        at time zone $3::text
    ) as charged_count;
