-- Returns when a day of the business zone begins, and the time.
--
-- grain   one row
-- holes   the day, all values bound
-- columns begins_at timestamptz, read_at timestamptz
select
    '{begins_at}'::timestamptz as begins_at,
    clock_timestamp() as read_at
from (select '{day}'::timestamp as local_day) as here;
