-- Returns how many rows of a source the last check that passed could use, of any source: none where it read no such one.
--
-- grain   one row, or none
-- params  $1 source text   $2 as_of timestamptz: checks of an earlier as-of only
-- columns row_count bigint, check_id bigint
select
    counts.row_count,
    counts.check_id
from segcast.source_counts as counts
inner join (
    select max(check_id) as check_id
    from segcast.source_checks
    where is_passed and as_of <= $2::timestamptz
) as newest on counts.check_id = newest.check_id
where
    counts.source = $1::text
    and counts.reason = 'used'
    and counts.row_count > 0;
