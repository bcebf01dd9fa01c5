-- Lists runs that were begun and have not ended.
--
-- grain   one row a run, those with a number first
-- columns run_id bigint, export text, export_key text, kind text, channel text, format text, state text as RunState,
--         is_removal boolean, definition_hash text, data_parts text, has_number boolean
select
    run_id,
    export,
    export_key,
    kind,
    channel,
    split_part(normaliser_version, '/', 1) as format,
    state,
    is_removal,
    definition_hash,
    data_parts::text as data_parts,
    sequence is not null as has_number
from segcast.export_runs
where state in ('planned', 'reserved', 'staged', 'committed', 'needs_attention')
order by sequence, run_id;
