-- Returns the day that begins at an instant in a time zone.
--
-- grain   one row; NULL where no day begins then
-- params  $1 timestamptz   $2 zone text
select
    case
        when date_trunc('day', here.began_at) = here.began_at
            then to_char(here.began_at, 'YYYY-MM-DD')
    end as day
from (select $1::timestamptz at time zone $2::text as began_at) as here;
