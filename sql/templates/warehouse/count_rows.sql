-- Counts a source's rows by the first reason that sets them aside, in one pass.
--
-- grain   one row a reason; the counts sum to all rows
-- holes   the source, all values bound
-- columns reason text, row_count bigint, repeated_count bigint, odd_count bigint, foreign_count bigint,
--         bare_count bigint, newest_at timestamptz?
select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_odd) as odd_count,
    count(*) filter (where counted.is_foreign) as foreign_count,
    count(*) filter (where counted.is_bare) as bare_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        '{reason}'::text as reason,
        '{row_key}'::text as row_key,
        '{is_odd}'::boolean as is_odd,
        '{is_foreign}'::boolean as is_foreign,
        '{is_bare}'::boolean as is_bare,
        '{known_at}'::timestamptz as known_at
    from "{base}"
) as counted
group by counted.reason
order by counted.reason;
