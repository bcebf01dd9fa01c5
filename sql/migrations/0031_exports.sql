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

create or replace function segcast.mark_committed(
    run_id bigint,
    token bigint,
    sequence bigint,
    manifest_name text,
    manifest text,
    manifest_sha256 text,
    previous_manifest_sha256 text,
    committed_at timestamptz
)
returns setof bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (
        select from segcast.export_candidates as candidates
        left join segcast.export_members as members
            on
                candidates.run_id = members.run_id
                and candidates.customer_id = members.customer_id
                and candidates.reservation_id = members.reservation_id
        left join segcast.reservations as contacts
            on
                members.customer_id = contacts.customer_id
                and members.reservation_id = contacts.reservation_id
                and contacts.released_at is null
        where
            candidates.run_id = mark_committed.run_id
            and candidates.bucket = 'included'
            and contacts.reservation_id is null
    ) then
        raise exception 'run % holds people who are not charged', mark_committed.run_id
        using errcode = '23514', constraint = 'list_is_charged';
    end if;
    return query
    with numbered as (
        update segcast.export_runs as runs
        set
            state = 'committed',
            sequence = mark_committed.sequence,
            manifest_name = mark_committed.manifest_name,
            manifest = mark_committed.manifest,
            manifest_sha256 = mark_committed.manifest_sha256,
            previous_manifest_sha256 = mark_committed.previous_manifest_sha256,
            committed_at = mark_committed.committed_at
        from segcast.export_sequences as counter
        where
            runs.run_id = mark_committed.run_id
            and runs.lease_token = mark_committed.token
            and runs.state = 'staged'
            and counter.export = runs.export
            and counter.last_sequence + 1 = mark_committed.sequence
            and counter.last_manifest_sha256 is not distinct from mark_committed.previous_manifest_sha256
        returning runs.run_id, runs.export
    )
    update segcast.export_sequences as counter
    set
        last_sequence = mark_committed.sequence,
        last_manifest_sha256 = mark_committed.manifest_sha256
    from numbered
    where counter.export = numbered.export
    returning numbered.run_id;
end
$$;
comment on function segcast.mark_committed is 'Commits a staged run, everybody on whose list is charged, to the next number of its export, and to its manifest.';

revoke all on function segcast.is_as_defined from public;
