-- Says from when to when the label's source reaches, and the longest stretch of days without a row.
--
-- grain   one row
-- holes   the label source's rows before the as-of, all values bound
select
    min(days.first_at) as begins_at,
    max(days.last_at) as ends_at,
    coalesce(sum(days.row_count), 0)::bigint as row_count,
    coalesce(max(days.gap_days), 0)::bigint as gap_days
from (
    select
        min(source.occurred_at) as first_at,
        max(source.occurred_at) as last_at,
        count(*) as row_count,
        (source.occurred_at at time zone 'utc')::date
        - lag((source.occurred_at at time zone 'utc')::date) over (
            order by (source.occurred_at at time zone 'utc')::date
        ) as gap_days
    from "{rows}"
    where '{condition}'::boolean
    group by (source.occurred_at at time zone 'utc')::date
) as days;
