-- Returns the refresh of a segment from a release by a definition, while its members are of that release and definition.
--
-- A segment that was taken away is in force no more: put back, it is refreshed anew. One that another release has
-- filled since is too.
--
-- grain   one row, or none
-- params  $1 segment text   $2 release_id bigint   $3 definition_hash text
-- columns member_count bigint, entered_count bigint, left_count bigint
select
    refreshes.member_count,
    refreshes.entered_count,
    refreshes.left_count
from segcast.segment_refreshes as refreshes
inner join segcast.segments as segments
    on
        refreshes.segment = segments.segment
        and refreshes.release_id = segments.release_id
        and refreshes.definition_hash = segments.definition_hash
where
    refreshes.segment = $1::text
    and refreshes.release_id = $2::bigint
    and refreshes.definition_hash = $3::text;
