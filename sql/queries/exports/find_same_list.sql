-- Returns letters that an export sent for a logical time which is no longer defined: to the same people and channel, or
-- by the same kind of file, for an export that gets another name may be edited otherwise too.
--
-- grain   one row, or none
-- params  $1 data_hash text   $2 contact_at timestamptz   $3 time_zone text   $4 export text[], those that are defined
--         $5 format text
-- columns run_id bigint, export text
select
    run_id,
    export
from segcast.export_runs
where
    contact_model = 'send'
    and (data_hash = $1::text or split_part(normaliser_version, '/', 1) = $5::text)
    and not is_removal
    and sequence is not null
    and (
        contact_at = $2::timestamptz
        or logical_time = segcast.clock_time($2::timestamptz, $3::text)
    )
    and export <> all($4::text[])
order by run_id desc
limit 1;
