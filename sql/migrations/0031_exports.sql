-- A run counts contacts, and under the caps, that the definition says by which it was planned: whoever plans it cannot
-- choose.
create function segcast.is_as_defined(run segcast.export_runs)
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select
        wanted.export_kind = run.kind
        and wanted.channel = run.channel
        and wanted.contact_model = run.contact_model
        and wanted.caps @> run.caps
        and run.caps @> wanted.caps
    from (
        select
            defined.body,
            defined.body -> 'export' ->> 'kind' as export_kind,
            defined.body -> 'channel' ->> 'name' as channel,
            case
                when run.kind = 'exclude' then 'none'
                when run.is_removal and defined.body -> 'channel' ->> 'contact' = 'send' then 'none'
                else defined.body -> 'channel' ->> 'contact'
            end as contact_model,
            coalesce(
                (
                    select jsonb_agg(
                        jsonb_build_object(
                            'name', caps.cap -> 'name',
                            'channels', caps.cap -> 'channels',
                            'cap', caps.cap -> 'limit',
                            'window_hours', caps.cap -> 'windowHours'
                        )
                    )
                    from jsonb_array_elements(defined.body -> 'policy' -> 'caps') as caps (cap)
                    where
                        caps.cap -> 'channels' ? run.channel
                        and not run.is_removal
                        and run.contact_model <> 'none'
                ),
                '[]'
            ) as caps
        from (
            select definitions.body::jsonb as body
            from segcast.definitions
            where
                definitions.definition_hash = run.definition_hash
                and definitions.kind = 'export'
                and definitions.definition_name = run.export
        ) as defined
    ) as wanted
$$;
comment on function segcast.is_as_defined is 'Whether a run counts contacts as its definition says; null where the definition is not kept or is of another program.';

create or replace function segcast.mark_reserved(run_id bigint, token bigint)
returns table (included_count bigint, allowed_count bigint)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (
        select from segcast.export_runs as runs
        where runs.run_id = mark_reserved.run_id and segcast.is_as_defined(runs) is not true
    ) then
        raise exception 'run % counts contacts otherwise than its definition says', mark_reserved.run_id
        using errcode = '23514', constraint = 'run_is_as_defined';
    end if;
    return query
    update segcast.export_runs as runs
    set
        state = 'reserved',
        row_count = null,
        candidate_count = counted.candidate_count,
        included_count = counted.included_count,
        excluded_count = counted.excluded_count,
        allowed_count = counted.allowed_count
    from (
        select
            count(*) as candidate_count,
            count(*) filter (where candidates.bucket = 'included') as included_count,
            count(*) filter (where candidates.bucket <> 'included') as excluded_count,
            count(*) filter (
                where candidates.bucket = 'included' or candidates.bucket like 'capped:%'
            ) as allowed_count
        from segcast.export_candidates as candidates
        where candidates.run_id = mark_reserved.run_id
    ) as counted
    where
        runs.run_id = mark_reserved.run_id
        and runs.lease_token = mark_reserved.token
        and runs.sequence is null
        and runs.state in ('planned', 'reserved', 'staged')
    returning runs.included_count, runs.allowed_count;
end
$$;
comment on function segcast.mark_reserved is 'Marks a run reserved and counts its candidates, if it counts contacts as its definition says.';

revoke all on function segcast.is_as_defined from public;
