-- Counts a customer's contacts under each cap of a run as they stood when it was planned, the run's own left out.
--
-- grain   one row a cap
-- params  $1 customer_id bigint   $2 run_id bigint
-- columns cap jsonb, contact_count bigint
select
    to_jsonb(known.*) as cap,
    (
        select count(*)
        from segcast.reservations as reservations
        where
            reservations.customer_id = $1::bigint
            and reservations.run_id < runs.run_id
            and reservations.run_id = any(segcast.runs_under(known.*, runs.contact_at))
            and reservations.contact_model <> 'none'
            and (reservations.released_at is null or reservations.released_at > runs.planned_at)
    ) as contact_count
from segcast.export_runs as runs
cross join
    lateral jsonb_populate_recordset(null::segcast.frequency_caps, runs.caps) as known
where runs.run_id = $2::bigint
order by known.cap_name;
