-- Returns the list from segments that an export sent last for a logical time.
--
-- The time is compared as an instant and as the business zone's clock shows it: an edited zone makes no other day of
-- the same one.
--
-- grain   one row, or none
-- params  $1 export text[], the export's names, today's first   $2 contact_at timestamptz   $3 time_zone text
select
    run_id,
    export,
    export_key,
    kind,
    channel,
    split_part(normaliser_version, '/', 1) as format,
    data_hash,
    data_parts::text as data_parts
from segcast.export_runs
where
    export = any($1::text[])
    and not is_removal
    and sequence is not null
    and (
        contact_at = $2::timestamptz
        or logical_time
        = to_char($2::timestamptz at time zone $3::text, 'YYYY-MM-DD"T"HH24:MI:SS.US')
    )
order by array_position($1::text[], export), sequence desc
limit 1;
