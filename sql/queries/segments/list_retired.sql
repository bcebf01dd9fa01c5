-- Lists segments that are in force and not among the defined ones.
--
-- grain   one row a segment
-- params  $1 segment text[]
-- columns segment text
select segment
from segcast.segments
where segment <> all($1::text[])
order by segment;
