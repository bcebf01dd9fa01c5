-- Looks at one column in a sample of rows.
--
-- grain   one row
-- holes   relation, column
-- columns row_count bigint, known_count bigint, distinct_count bigint, examples text[]
select
    count(*) as row_count,
    count(sampled.seen) as known_count,
    count(distinct sampled.seen) as distinct_count,
    coalesce(
        (array_agg(distinct left(sampled.seen, 40)) filter (where sampled.seen is not null))[1:20],
        '{}'
    ) as examples
from (
    select cast("{column}" as text) as seen
    from "{relation}"
    limit '{limit}'::bigint
) as sampled;
