-- Returns down to how many rows somebody accepted that a source shrank since a check, last.
--
-- grain   one row, or none
-- params  $1 source text   $2 check_id bigint: the check that could use more
-- columns row_count bigint, accepted_by text
select
    row_count,
    accepted_by
from segcast.source_acceptances
where source = $1::text and check_id = $2::bigint
order by acceptance_id desc
limit 1;
