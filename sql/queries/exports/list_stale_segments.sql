-- Lists segments that a release filled which was taken back since.
--
-- grain   one row a segment
-- params  $1 segment text[]
select
    segments.segment,
    segments.release_id
from segcast.segments as segments
inner join segcast.releases as releases on segments.release_id = releases.release_id
where segments.segment = any($1::text[]) and releases.state = 'withdrawn'
order by segments.segment;
