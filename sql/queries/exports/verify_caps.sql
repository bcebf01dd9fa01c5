-- Finds contacts that were one too many under a cap as it stood for their run, counted from the reservations.
--
-- grain   one row a run and cap with such a contact
-- columns run_id bigint, cap_name text, customer_count bigint
select
    late.run_id,
    caps.cap_name,
    count(distinct late.customer_id) as customer_count
from segcast.reservations as late
inner join segcast.export_runs as runs on late.run_id = runs.run_id
cross join
    lateral jsonb_populate_recordset(null::segcast.frequency_caps, runs.caps) as caps
where
    late.released_at is null
    and late.contact_model <> 'none'
    and (
        select count(*)
        from segcast.reservations as earlier
        where
            earlier.customer_id = late.customer_id
            and earlier.released_at is null
            and earlier.contact_model <> 'none'
            and earlier.channel = any(caps.channels)
            and (
                caps.brand is null
                or earlier.run_id in (
                    select others.run_id
                    from segcast.export_runs as others
                    where others.brand = caps.brand
                )
            )
            and earlier.contact_at > late.contact_at - make_interval(hours => caps.window_hours)
            and (
                earlier.contact_at < late.contact_at
                or (
                    earlier.contact_at = late.contact_at
                    and earlier.reservation_id <= late.reservation_id
                )
            )
    ) > caps.contact_limit
group by late.run_id, caps.cap_name
order by late.run_id, caps.cap_name;
