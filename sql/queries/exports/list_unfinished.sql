-- Lists committed runs of a list whose publication was cut short.
--
-- grain   one row a run
-- params  $1 export text   $2 kind text   $3 channel text   $4 format text
-- columns run_id bigint, export_key text, is_removal boolean
select
    run_id,
    export_key,
    is_removal
from segcast.export_runs
where
    export = $1::text
    and kind = $2::text
    and channel = $3::text
    and split_part(normaliser_version, '/', 1) = $4::text
    and state = 'committed'
order by sequence;
