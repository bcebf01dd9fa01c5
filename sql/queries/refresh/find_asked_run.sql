-- Returns the run that somebody asks about: by its number, or the newest of an export whose list stands or is being made;
-- one that only cut the list before it, where it considered the customer.
--
-- grain   one row, or none
-- params  $1 run_id bigint, or null   $2 export text, or null   $3 customer_id bigint
-- columns run_id bigint, export text, kind text, state text as Exports.RunState, contact_at timestamptz,
--         release_id bigint, build_id bigint, definition_hash text
select
    runs.run_id,
    runs.export,
    runs.kind,
    runs.state,
    runs.contact_at,
    runs.release_id,
    releases.build_id,
    runs.definition_hash
from segcast.export_runs as runs
inner join segcast.releases as releases on runs.release_id = releases.release_id
where
    runs.run_id = $1::bigint
    or $1::bigint is null
    and runs.export = $2::text
    and runs.state not in ('cancelled', 'superseded')
    and (
        not runs.is_removal
        or exists (
            select 1 as considered
            from segcast.export_candidates as candidates
            where candidates.run_id = runs.run_id and candidates.customer_id = $3::bigint
        )
    )
order by runs.run_id desc
limit 1;
