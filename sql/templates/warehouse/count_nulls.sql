-- Counts, for each mapped column of a source, the rows without a value.
--
-- grain   one row, the counts in the order of the columns
-- holes   the source
-- columns row_count bigint, null_counts bigint[]
select
    count(*) as row_count,
    '{counts}'::bigint[] as null_counts
from "{base}";
