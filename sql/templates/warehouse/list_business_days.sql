-- Lists the instants so many days of a zone before or after another, at the same time of the day, and what the days
-- are called. From where a day begins they are where days begin, whatever the clocks show there.
--
-- grain   one row a number of days
-- holes   the origin, the numbers of days and the zone, all values bound
-- columns day_count integer, boundary_at timestamptz, day_name text?
select
    wanted.day_count,
    case
        when '{origin}'::timestamptz = '{own_begins_at}'::timestamptz
            then '{begins_at}'::timestamptz
        else (
            here.local_at + make_interval(days => wanted.day_count)
        ) at time zone '{zone}'::text
    end as boundary_at,
    case
        when '{origin}'::timestamptz = '{own_begins_at}'::timestamptz
            then to_char(wanted.local_day, 'YYYY-MM-DD')
    end as day_name
from (
    select
        clocks.local_at,
        date_trunc('day', clocks.local_at) as local_day
    from (select '{origin}'::timestamptz at time zone '{zone}'::text as local_at) as clocks
) as here
cross join
    lateral (
        select
            counts.day_count,
            here.local_day + make_interval(days => counts.day_count) as local_day
        from unnest('{days}'::integer[]) as counts (day_count)
    ) as wanted
order by wanted.day_count;
