-- Returns how many rows of a source the last check that passed and read any could use, whatever as-of it was of.
--
-- grain   one row, or none
-- params  $1 source text
-- columns row_count bigint, check_id bigint
select
    counts.row_count,
    counts.check_id
from segcast.source_counts as counts
inner join segcast.source_checks as checks on counts.check_id = checks.check_id
where
    counts.source = $1::text
    and counts.reason = 'used'
    and counts.row_count > 0
    and checks.is_passed
order by checks.check_id desc
limit 1;
