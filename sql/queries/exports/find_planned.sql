-- Returns whether the run that is planned under a key asks what is asked now; one that has a number was asked before.
--
-- grain   one row, or none
-- params  $1 export_key text   $2 kind text   $3 channel text   $4 contact_at timestamptz   $5 contact_model text
--         $6 is_removal boolean   $7 brand text
-- columns run_id bigint, is_as_asked boolean
select
    run_id,
    sequence is not null
    or (
        kind = $2::text
        and channel = $3::text
        and contact_at = $4::timestamptz
        and contact_model = $5::text
        and is_removal = $6::boolean
        and brand = $7::text
    ) as is_as_asked
from segcast.export_runs
where export_key = $1::text;
