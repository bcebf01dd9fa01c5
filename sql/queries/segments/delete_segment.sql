-- Takes a segment out of force; its history stays.
--
-- grain   one row, the segment
-- params  $1 segment text
-- columns segment text
delete from segcast.segments
where segment = $1::text
returning segment;
