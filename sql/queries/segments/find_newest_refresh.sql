-- Returns the as-of of the newest refresh of a segment from a release that was not taken back.
--
-- grain   one row
-- params  $1 segment text
-- columns as_of timestamptz?
select max(refreshes.as_of) as as_of
from segcast.segment_refreshes as refreshes
left join segcast.releases as releases on refreshes.release_id = releases.release_id
where refreshes.segment = $1::text and releases.state is distinct from 'withdrawn';
