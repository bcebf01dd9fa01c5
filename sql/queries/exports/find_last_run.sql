-- Returns what an export sent last to a channel in a format.
--
-- What went to another channel, or in another format, is no list to refresh: its rows mean nothing there. A list
-- that was sent under a name the export had before is its list until it sends one under today's.
--
-- grain   one row, the run with the highest number, or none
-- params  $1 export text[], the export's names, today's first   $2 kind text   $3 channel text   $4 format text
-- columns run_id bigint, as_of timestamptz, release_id bigint
select
    run_id,
    as_of,
    release_id
from segcast.export_runs
where
    export = any($1::text[])
    and kind = $2::text
    and channel = $3::text
    and split_part(normaliser_version, '/', 1) = $4::text
    and sequence is not null
order by array_position($1::text[], export), sequence desc
limit 1;
