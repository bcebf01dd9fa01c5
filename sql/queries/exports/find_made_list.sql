-- Returns the list from segments that an export sent last for a logical time.
--
-- Its release is another one where somebody put releases in another order, or had the as-of scored again; a newer
-- release of the same time is none.
--
-- The time is compared as an instant and as the business zone's clock shows it: an edited zone makes no other day of
-- the same one.
--
-- grain   one row, or none
-- params  $1 export text[], the export's names, today's first   $2 contact_at timestamptz   $3 time_zone text
--         $4 release_id bigint, by which the list would be made now
-- columns run_id bigint, export text, export_key text, kind text, channel text, format text, data_hash text?,
--         data_parts text, was_letters boolean, is_of_another_release boolean
select
    run_id,
    export,
    export_key,
    kind,
    channel,
    split_part(normaliser_version, '/', 1) as format,
    data_hash,
    data_parts::text as data_parts,
    contact_model = 'send' as was_letters,
    release_id <> $4::bigint and exists (
        select acts.act_id
        from segcast.release_acts as acts
        where
            acts.release_id in (export_runs.release_id, $4::bigint)
            or acts.replaced_release_id in (export_runs.release_id, $4::bigint)
    ) as is_of_another_release
from segcast.export_runs
where
    export = any($1::text[])
    and not is_removal
    and sequence is not null
    and (
        contact_at = $2::timestamptz
        or logical_time = segcast.clock_time($2::timestamptz, $3::text)
    )
order by array_position($1::text[], export), sequence desc
limit 1;
