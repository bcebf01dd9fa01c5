-- Says from when to when the label's source reaches, and the longest stretches of business days without a row: between
-- rows, and from the last one to the as-of.
--
-- grain   one row
-- holes   the label source's rows before the as-of, all values bound
-- columns begins_at timestamptz?, ends_at timestamptz?, row_count bigint, gap_days bigint, quiet_days bigint
select
    min(days.first_at) as begins_at,
    max(days.last_at) as ends_at,
    coalesce(sum(days.row_count), 0)::bigint as row_count,
    coalesce(max(days.gap_days), 0)::bigint as gap_days,
    coalesce(
        ('{as_of}'::timestamptz at time zone '{zone}'::text)::date - max(days.local_day), 0
    )::bigint as quiet_days
from (
    select
        min(source.occurred_at) as first_at,
        max(source.occurred_at) as last_at,
        count(*) as row_count,
        (source.occurred_at at time zone '{zone}'::text)::date as local_day,
        (source.occurred_at at time zone '{zone}'::text)::date
        - lag((source.occurred_at at time zone '{zone}'::text)::date) over (
            order by (source.occurred_at at time zone '{zone}'::text)::date
        ) as gap_days
    from "{rows}"
    where '{condition}'::boolean
    group by (source.occurred_at at time zone '{zone}'::text)::date
) as days;
