-- Returns the refresh of a segment from a release by a definition.
--
-- grain   one row, or none
-- params  $1 segment text   $2 release_id bigint   $3 definition_hash text
select
    member_count,
    entered_count,
    left_count
from segcast.segment_refreshes
where segment = $1::text and release_id = $2::bigint and definition_hash = $3::text;
