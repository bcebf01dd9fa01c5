-- Whom a run considered is changed by functions while it has no number, and who is given back is on no list.
create or replace function segcast.release_contacts(
    released_run bigint, released_customers bigint[]
)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    run segcast.export_runs;
    released bigint;
begin
    select * into strict run from segcast.export_runs where run_id = released_run for update;
    if run.sequence is not null then
        raise exception 'run % is %: its contacts were made', released_run, run.state
        using errcode = '55000';
    end if;
    update segcast.reservations
    set released_at = clock_timestamp()
    where
        run_id = released_run
        and (released_customers is null or customer_id = any(released_customers))
        and released_at is null;
    get diagnostics released = row_count;
    delete from segcast.export_members
    where
        run_id = released_run
        and (released_customers is null or customer_id = any(released_customers));
    return released;
end
$$;
comment on function segcast.release_contacts is 'Takes some customers, or with null all, off the list of a run that has no number, and gives back their contacts; returns how many were charged.';

create function segcast.forget_candidates(forgotten_run bigint)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    forgotten bigint;
begin
    perform from segcast.export_runs
    where run_id = forgotten_run and state = 'planned' and sequence is null
    for update;
    if not found then
        raise exception 'run % is not planned: whom it considered stays', forgotten_run
        using errcode = '55000';
    end if;
    delete from segcast.export_candidates where run_id = forgotten_run;
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;
comment on function segcast.forget_candidates is 'Forgets whom a planned run considered, so that it can be planned again; returns how many.';

create function segcast.keep_present(planned_run bigint, listed_run bigint)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    kept bigint;
begin
    perform
    from segcast.export_runs as runs
    inner join segcast.export_runs as earlier on earlier.run_id = listed_run
    where
        runs.run_id = planned_run
        and runs.state = 'planned'
        and runs.contact_model = 'presence'
        and earlier.contact_model = 'presence'
        and earlier.channel = runs.channel
        and earlier.kind = runs.kind
        and earlier.sequence is not null
    for update of runs;
    if not found then
        raise exception 'run % does not refresh the list of run %', planned_run, listed_run
        using errcode = '55000';
    end if;
    update segcast.export_candidates as candidates
    set bucket = 'present', reservation_id = listed.reservation_id
    from segcast.export_candidates as listed
    where
        candidates.run_id = planned_run
        and candidates.bucket = 'included'
        and listed.run_id = listed_run
        and listed.bucket = 'included'
        and listed.customer_id = candidates.customer_id;
    get diagnostics kept = row_count;
    return kept;
end
$$;
comment on function segcast.keep_present is 'Lets those who are in the audience already stay, under the contact that let them in; returns how many.';

create function segcast.file_candidates(filed_run bigint, customers bigint[], buckets text[])
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    count_filed bigint;
begin
    perform from segcast.export_runs where run_id = filed_run and sequence is null for update;
    if not found then
        raise exception 'run % has a number: whom it considered stays', filed_run
        using errcode = '55000';
    end if;
    if 'included' = any(buckets) or 'present' = any(buckets) then
        raise exception 'nobody comes on a list by being filed' using errcode = '22023';
    end if;
    update segcast.export_candidates as candidates
    set bucket = filed.bucket, identifiers = null
    from unnest(customers, buckets) as filed (customer_id, bucket)
    where candidates.run_id = filed_run and candidates.customer_id = filed.customer_id;
    get diagnostics count_filed = row_count;
    return count_filed;
end
$$;
comment on function segcast.file_candidates is 'Files candidates of a run that has no number under the reasons why they leave it; returns how many.';

create function segcast.narrow_identifiers(narrowed_run bigint, customers bigint[], kept uuid[])
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    count_narrowed bigint;
begin
    perform from segcast.export_runs where run_id = narrowed_run and sequence is null for update;
    if not found then
        raise exception 'run % has a number: what its list is found by stays', narrowed_run
        using errcode = '55000';
    end if;
    update segcast.export_candidates as candidates
    set identifiers = narrowed.identifiers
    from (
        select pairs.customer_id, array_agg(pairs.identifier) as identifiers
        from unnest(customers, narrow_identifiers.kept) as pairs (customer_id, identifier)
        group by pairs.customer_id
    ) as narrowed
    where
        candidates.run_id = narrowed_run
        and candidates.customer_id = narrowed.customer_id;
    get diagnostics count_narrowed = row_count;
    return count_narrowed;
end
$$;
comment on function segcast.narrow_identifiers is 'Notes that some on the list of a run that has no number are found by less than was planned; returns how many.';

create function segcast.apply_caps(caps jsonb)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from segcast.cap_scopes as scopes
    where not exists (
        select from jsonb_to_recordset(apply_caps.caps) as wanted (scope text)
        where wanted.scope = scopes.scope
    );
    insert into segcast.cap_scopes as scopes (scope, channels, window_hours, cap)
    select wanted.scope, wanted.channels, wanted.window_hours, wanted.cap
    from jsonb_to_recordset(apply_caps.caps)
        as wanted (scope text, channels text[], window_hours integer, cap integer)
    order by wanted.scope
    on conflict on constraint cap_scopes_pkey do update
        set
            channels = excluded.channels,
            window_hours = excluded.window_hours,
            cap = excluded.cap;
    perform segcast.append_audit('caps_applied', 'policy', apply_caps.caps);
end
$$;
comment on function segcast.apply_caps is 'Puts the frequency caps of a policy in force and says so in the audit trail; whoever applies definitions may.';

revoke all on function segcast.forget_candidates,
segcast.keep_present,
segcast.file_candidates,
segcast.narrow_identifiers,
segcast.apply_caps
from public;
