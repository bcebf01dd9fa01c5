-- Returns the newest value of a readiness marker, and when the as-of's business day began.
--
-- grain   one row
-- holes   the marker, all values bound
-- columns marked_at timestamptz?, day_begins_at timestamptz
select
    max('{marked_at}'::timestamptz) as marked_at,
    date_trunc(
        'day', '{as_of}'::timestamptz at time zone '{zone}'::text
    ) at time zone '{zone}'::text as day_begins_at
from "{relation}" as base;
