-- Lists which of some segments were never filled by any release.
--
-- grain   one row a segment
-- params  $1 segment text[]
-- columns segment text
select named.segment
from unnest($1::text[]) as named (segment)
where
    not exists (
        select 1 as filled
        from segcast.segments as segments
        where segments.segment = named.segment
    )
order by named.segment;
