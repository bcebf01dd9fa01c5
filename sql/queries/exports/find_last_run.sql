-- Returns what an export sent last to a channel in a format.
--
-- What went to another channel, or in another format, is no list to refresh: its rows mean nothing there.
--
-- grain   one row, the run with the highest number, or none
-- params  $1 export text   $2 kind text   $3 channel text   $4 format text
select
    run_id,
    as_of,
    release_id
from segcast.export_runs
where
    export = $1::text
    and kind = $2::text
    and channel = $3::text
    and split_part(normaliser_version, '/', 1) = $4::text
    and sequence is not null
order by sequence desc
limit 1;
