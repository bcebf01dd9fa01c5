-- Counts a source's rows by the first reason that sets them aside, in one pass.
--
-- grain   one row a reason; the counts sum to all rows
-- holes   the source, all values bound
select
    rows.reason,
    count(*) as row_count,
    count(*) - count(distinct rows.row_key) - count(*) filter (where rows.row_key is null) as repeated_count,
    count(*) filter (where rows.is_odd) as odd_count,
    count(*) filter (where rows.is_foreign) as foreign_count,
    max(rows.known_at) filter (where isfinite(rows.known_at)) as newest_at
from (
    select
        '{reason}'::text as reason,
        '{row_key}'::text as row_key,
        '{is_odd}'::boolean as is_odd,
        '{is_foreign}'::boolean as is_foreign,
        '{known_at}'::timestamptz as known_at
    from "{base}"
) as rows
group by rows.reason
order by rows.reason;
