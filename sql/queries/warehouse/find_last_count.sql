-- Returns how many rows of a source the last check that passed could use, and which check that is.
--
-- grain   one row, or none
-- params  $1 source text   $2 as_of timestamptz: checks of an earlier as-of only
-- columns row_count bigint, check_id bigint
select
    counts.row_count,
    checks.check_id
from segcast.source_counts as counts
inner join segcast.source_checks as checks on counts.check_id = checks.check_id
where
    counts.source = $1::text
    and counts.reason = 'used'
    and checks.is_passed
    and checks.as_of <= $2::timestamptz
order by checks.check_id desc
limit 1;
