-- Says when a source's newest row was, how long the longest pause between its newest sixty days with rows, and how many
-- of the last thirty days until the newest had rows.
--
-- A day is here a stretch of 24 hours that ends at the limit.
--
-- grain   one row; without rows no newest one and no days
-- holes   rows with their times, all values bound
-- columns newest_at timestamptz?, day_count bigint, recent_day_count bigint, longest_pause_days bigint
select
    max(days.newest_at) as newest_at,
    count(*) as day_count,
    count(*) filter (where days.age_days < 30) as recent_day_count,
    coalesce(max(days.pause_days), 0)::bigint as longest_pause_days
from (
    select
        binned.newest_at,
        extract(
            day from binned.began_at - lead(binned.began_at) over (order by binned.began_at desc)
        ) as pause_days,
        extract(day from max(binned.began_at) over () - binned.began_at) as age_days,
        row_number() over (order by binned.began_at desc) as recency
    from (
        select
            date_bin('1 day', '{occurred_at}'::timestamptz, '{until}'::timestamptz) as began_at,
            max('{occurred_at}'::timestamptz) as newest_at
        from "{rows}"
        where '{occurred_at}'::timestamptz < '{until}'::timestamptz
        group by 1
    ) as binned
    where isfinite(binned.began_at)
) as days
where days.recency <= 60;
