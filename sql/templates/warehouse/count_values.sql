-- Counts, for each mapped column of a source, the rows without a value, and for each exclusion those that it leaves out.
--
-- grain   one row, the counts in the order of the columns and of the exclusions
-- holes   the source and which of its rows are looked at, all values bound
-- columns row_count bigint, null_counts bigint[], left_out_counts bigint[]
select
    count(*) as row_count,
    '{null_counts}'::bigint[] as null_counts,
    '{left_out_counts}'::bigint[] as left_out_counts
from "{base}"
where '{condition}'::boolean;
