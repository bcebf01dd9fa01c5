-- Counts a source's rows by the first reason that sets them aside, in one pass.
--
-- grain   one row a reason; the counts sum to all rows
-- holes   the source, all values bound
-- columns reason text, row_count bigint, repeated_count bigint, not_finite_count bigint, other_currency_count bigint,
--         incomplete_count bigint, newest_at timestamptz?
select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        '{reason}'::text as reason,
        '{row_key}'::text as row_key,
        '{is_not_finite}'::boolean as is_not_finite,
        '{is_in_other_currency}'::boolean as is_in_other_currency,
        '{is_incomplete}'::boolean as is_incomplete,
        '{known_at}'::timestamptz as known_at
    from "{base}"
) as counted
group by counted.reason
order by counted.reason;
