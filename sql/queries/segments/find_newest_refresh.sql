-- Returns the as-of of the newest refresh of a segment.
--
-- grain   one row
-- params  $1 segment text
select max(as_of) as as_of
from segcast.segment_refreshes
where segment = $1::text;
