-- Lists runs of a list that another one takes the place of: begun, and without a number yet.
--
-- A list from segments takes the place of every other; one that is only cut, of others like it.
--
-- grain   one row a run
-- params  $1 export text   $2 export_key text, of the run that takes their place   $3 is_removal boolean, of that run
--         $4 kind text   $5 channel text   $6 format text
-- columns run_id bigint
-- locks   the runs
select run_id
from segcast.export_runs
where
    export = $1::text
    and kind = $4::text
    and channel = $5::text
    and split_part(normaliser_version, '/', 1) = $6::text
    and export_key <> $2::text
    and sequence is null
    and state in ('planned', 'reserved', 'staged', 'needs_attention')
    and (is_removal or not $3::boolean)
order by run_id
for update;
