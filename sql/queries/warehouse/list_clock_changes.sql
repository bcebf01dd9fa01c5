-- Lists how far the clocks of a zone stood from UTC in the forty years before an instant, by stretches of time.
--
-- A stretch that begins at midnight with clocks put past it begins one microsecond later: the instant itself is still
-- that midnight, so that a day without a midnight is a whole day from its neighbours. Where clocks are put to a midnight,
-- the instant is that one: of the day after, or of the one after a day that the zone skipped.
--
-- grain   one row a stretch: when it begins and the seconds that clocks are ahead of UTC in it
-- params  $1 timestamptz   $2 zone text
-- columns begins_at timestamptz, ahead_seconds bigint
with probed as (
    select
        probes.probed_at,
        extract(
            epoch from probes.probed_at at time zone $2::text - probes.probed_at at time zone 'utc'
        ) as ahead_seconds
    from
        generate_series(
            date_trunc('hour', $1::timestamptz, 'utc') - interval '350640 hours',
            date_trunc('hour', $1::timestamptz, 'utc') + interval '24 hours',
            interval '24 hours'
        ) as probes (probed_at)
),

days as (
    select
        probed.probed_at,
        probed.ahead_seconds,
        lead(probed.ahead_seconds) over (order by probed.probed_at) as next_seconds,
        row_number() over (order by probed.probed_at) as day_number
    from probed
)

select
    days.probed_at as begins_at,
    days.ahead_seconds::bigint as ahead_seconds
from days
where days.day_number = 1
union all
select
    changes.changed_at
    + case
        when
            changes.next_seconds > changes.ahead_seconds
            and date_trunc('day', changes.old_time) = changes.old_time
            and date_trunc('day', changes.new_time) <> changes.new_time
            then interval '1 microsecond'
        else interval '0'
    end as begins_at,
    changes.next_seconds::bigint as ahead_seconds
from (
    select
        firsts.changed_at,
        firsts.ahead_seconds,
        firsts.next_seconds,
        firsts.changed_at at time zone 'utc'
        + firsts.ahead_seconds * interval '1 second' as old_time,
        firsts.changed_at at time zone 'utc'
        + firsts.next_seconds * interval '1 second' as new_time
    from (
        select
            days.ahead_seconds,
            days.next_seconds,
            min(steps.stepped_at) as changed_at
        from days
        cross join
            lateral generate_series(
                days.probed_at, days.probed_at + interval '24 hours', interval '15 minutes'
            ) as steps (stepped_at)
        where
            days.ahead_seconds <> days.next_seconds
            and extract(
                epoch from steps.stepped_at at time zone $2::text
                - steps.stepped_at at time zone 'utc'
            ) = days.next_seconds
        group by days.probed_at, days.ahead_seconds, days.next_seconds
    ) as firsts
) as changes
order by begins_at;
