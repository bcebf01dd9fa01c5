-- Says from when to when purchases reach, and the most days from one with a purchase to the next.
--
-- grain   one row
-- holes   rows, when they happened on the wall clock and whether they are purchases, all values bound
-- columns first_date text?, last_date text?, span_days bigint, pause_days bigint
with days as (
    select distinct cast('{local_time}'::timestamp as date) as day
    from "{rows}"
    where
        isfinite('{local_time}'::timestamp)
        and '{is_purchase}'::boolean
),

pauses as (
    select
        days.day,
        days.day - lag(days.day) over (order by days.day) as pause_days
    from days
)

select
    to_char(min(pauses.day), 'YYYY-MM-DD') as first_date,
    to_char(max(pauses.day), 'YYYY-MM-DD') as last_date,
    cast(coalesce(max(pauses.day) - min(pauses.day), 0) as bigint) as span_days,
    cast(coalesce(max(pauses.pause_days), 0) as bigint) as pause_days
from pauses;
