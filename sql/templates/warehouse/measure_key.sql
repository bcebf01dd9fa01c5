-- Counts rows of a relation, those with a value of a column, and the different values.
--
-- grain   one row
-- holes   relation, column and the condition of rows that count
-- columns row_count bigint, known_count bigint, distinct_count bigint
select
    count(*) as row_count,
    count("{column}") as known_count,
    count(distinct "{column}") as distinct_count
from "{relation}" as base
where '{condition}'::boolean;
