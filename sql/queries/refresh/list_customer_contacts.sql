-- Counts a customer's contacts under each cap of a run as they stood when it was planned, the run's own left out.
--
-- grain   one row a cap
-- params  $1 customer_id bigint   $2 run_id bigint
-- columns cap_name text, contact_limit integer, window_hours integer, contact_count bigint
select
    caps.cap_name,
    caps.contact_limit,
    caps.window_hours,
    (
        select count(*)
        from segcast.reservations as reservations
        where
            reservations.customer_id = $1::bigint
            and reservations.run_id < runs.run_id
            and reservations.contact_model <> 'none'
            and reservations.channel = any(caps.channels)
            and (
                caps.brand is null
                or reservations.run_id in (
                    select others.run_id
                    from segcast.export_runs as others
                    where others.brand = caps.brand
                )
            )
            and (reservations.released_at is null or reservations.released_at > runs.planned_at)
            and reservations.contact_at <= runs.contact_at
            and reservations.contact_at
            > runs.contact_at - make_interval(hours => caps.window_hours)
    ) as contact_count
from segcast.export_runs as runs
cross join
    lateral jsonb_populate_recordset(null::segcast.frequency_caps, runs.caps) as caps
where runs.run_id = $2::bigint
order by caps.cap_name;
