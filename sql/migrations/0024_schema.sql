-- Who did what is who is logged in, and what has rules is changed by functions that keep them.
create table segcast.governance (
    governance_id bigserial primary key,
    governance text not null,
    set_at timestamptz not null default clock_timestamp(),
    set_by text not null default session_user,
    constraint governance_is_known check (governance in ('single_operator', 'four_eyes'))
);
comment on table segcast.governance is 'local: who may approve a model, and since when; the last row counts, and definitions can only be stricter';

-- A database that lets nobody but others approve goes on like that.
insert into segcast.governance (governance)
select distinct approvals.governance
from segcast.approvals
where approvals.governance = 'four_eyes';

create function segcast.governance_in_force()
returns text
language sql
stable
return coalesce(
    (
        select governance.governance
        from segcast.governance
        order by governance.governance_id desc
        limit 1
    ),
    'single_operator'
);
comment on function segcast.governance_in_force is 'Who may approve a model: single_operator or four_eyes.';

create function segcast.tighten_governance()
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    lock table segcast.governance in share row exclusive mode;
    if segcast.governance_in_force() = 'four_eyes' then
        return false;
    end if;
    insert into segcast.governance (governance) values ('four_eyes');
    perform segcast.append_audit('governance_set', 'four_eyes', '{}');
    return true;
end
$$;
comment on function segcast.tighten_governance is 'Asks for four eyes from now on; whoever applies definitions may.';

create function segcast.set_governance(governance text)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    lock table segcast.governance in share row exclusive mode;
    if exists (
        select from segcast.model_versions as versions
        where versions.author = session_user and not exists (
            select from segcast.approvals as approvals
            where approvals.outcome = versions.outcome and approvals.version = versions.version
        )
    ) then
        raise exception 'whoever trained a version that waits for approval cannot change who approves it'
        using errcode = '23514', constraint = 'governance_is_not_the_authors';
    end if;
    insert into segcast.governance (governance) values (set_governance.governance);
    perform segcast.append_audit('governance_set', set_governance.governance, '{}');
end
$$;
comment on function segcast.set_governance is 'Changes who may approve a model; for the schema''s owner, who trained nothing that waits.';

create function segcast.store_version(
    outcome text,
    definition_hash text,
    feature_set text,
    feature_set_version integer,
    as_of timestamptz,
    horizon_days integer,
    training jsonb,
    metrics jsonb,
    parameters jsonb,
    engine text,
    code_revision text,
    model bytea,
    model_sha256 text,
    calibration jsonb,
    card jsonb,
    tiers jsonb,
    gates text[],
    measured double precision[],
    limits double precision[],
    is_passed boolean[]
)
returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    next_version integer;
begin
    if coalesce(cardinality(gates), 0) = 0 then
        raise exception 'a version without gates cannot be stored'
        using errcode = '23514', constraint = 'version_has_gates';
    end if;
    select coalesce(max(versions.version), 0) + 1 into next_version
    from segcast.model_versions as versions
    where versions.outcome = store_version.outcome;
    insert into segcast.model_versions (
        outcome, version, definition_hash, feature_set, feature_set_version, as_of, horizon_days,
        training, metrics, parameters, engine, code_revision, model, model_sha256, calibration,
        card, tiers
    )
    values (
        store_version.outcome, next_version, store_version.definition_hash,
        store_version.feature_set, store_version.feature_set_version, store_version.as_of,
        store_version.horizon_days, store_version.training, store_version.metrics,
        store_version.parameters, store_version.engine, store_version.code_revision,
        store_version.model, store_version.model_sha256, store_version.calibration,
        store_version.card, store_version.tiers
    );
    insert into segcast.gate_results (outcome, version, gate, measured, limit_value, is_passed)
    select store_version.outcome, next_version, results.gate, results.measured, results.limit_value, results.is_passed
    from unnest(gates, store_version.measured, limits, store_version.is_passed)
        as results (gate, measured, limit_value, is_passed);
    perform segcast.append_audit(
        'model_trained', format('%s %s', store_version.outcome, next_version), '{}'
    );
    return next_version;
end
$$;
comment on function segcast.store_version is 'Stores a trained model as the session''s user with what its gates measured, and returns its version.';

create function segcast.approve_version(outcome text, version integer, governance text)
returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    rule text := case
        when segcast.governance_in_force() = 'four_eyes' then 'four_eyes'
        else approve_version.governance
    end;
    wrote text;
begin
    select versions.author into wrote
    from segcast.model_versions as versions
    where versions.outcome = approve_version.outcome and versions.version = approve_version.version;
    if wrote is null then
        raise exception 'there is no such version'
        using errcode = '23503', constraint = 'version_exists';
    end if;
    if not exists (
        select from segcast.gate_results as gates
        where gates.outcome = approve_version.outcome and gates.version = approve_version.version
        having count(*) > 0 and bool_and(gates.is_passed)
    ) then
        raise exception 'the version did not pass its gates'
        using errcode = '23514', constraint = 'approved_passed_its_gates';
    end if;
    if rule = 'four_eyes' and wrote = session_user then
        raise exception 'the author of a version cannot approve it under four eyes'
        using errcode = '23514', constraint = 'approver_is_not_the_author';
    end if;
    insert into segcast.approvals (outcome, version, author, governance)
    values (approve_version.outcome, approve_version.version, wrote, rule)
    on conflict do nothing;
    insert into segcast.champions as acting (outcome, version)
    values (approve_version.outcome, approve_version.version)
    on conflict on constraint champions_pkey do update set version = excluded.version;
    perform segcast.append_audit(
        'model_approved', format('%s %s', approve_version.outcome, approve_version.version), '{}'
    );
    return rule;
end
$$;
comment on function segcast.approve_version is 'Approves a version as the session''s user, makes it the champion, and returns the governance it was approved under.';

create function segcast.may_hold(lease_name text)
returns boolean
language sql
stable
return lease_name like 'export %'
or has_table_privilege(session_user, 'segcast.feature_builds', 'insert');
comment on function segcast.may_hold is 'Whether the session''s user may take a lease: an exporter only those of exports.';

create function segcast.acquire_lease(lease_name text, holder uuid, ttl_seconds integer)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    taken bigint;
begin
    if not segcast.may_hold(lease_name) or ttl_seconds not between 1 and 60 then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    insert into segcast.leases as held (lease_name, holder, token, acquired_at, expires_at)
    values (
        acquire_lease.lease_name, acquire_lease.holder, 1, clock_timestamp(),
        clock_timestamp() + make_interval(secs => ttl_seconds)
    )
    on conflict on constraint leases_pkey do update
        set
            holder = excluded.holder,
            token = held.token + 1,
            acquired_at = excluded.acquired_at,
            expires_at = excluded.expires_at
        where held.expires_at < excluded.acquired_at
    returning held.token into taken;
    return taken;
end
$$;
comment on function segcast.acquire_lease is 'Takes a lease that is free or expired, for a minute at most, and returns its token; NULL while somebody holds it.';

create function segcast.renew_lease(lease_name text, token bigint, ttl_seconds integer)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not segcast.may_hold(lease_name) or ttl_seconds not between 1 and 60 then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    update segcast.leases as held
    set expires_at = clock_timestamp() + make_interval(secs => ttl_seconds)
    where
        held.lease_name = renew_lease.lease_name
        and held.token = renew_lease.token
        and held.expires_at >= clock_timestamp();
    return found;
end
$$;
comment on function segcast.renew_lease is 'Extends a lease that is still held, and says whether it was.';

create function segcast.release_lease(lease_name text, token bigint)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not segcast.may_hold(lease_name) then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    update segcast.leases as held
    set expires_at = '-infinity'
    where held.lease_name = release_lease.lease_name and held.token = release_lease.token;
    return found;
end
$$;
comment on function segcast.release_lease is 'Gives a lease back, and says whether it was still held.';

-- Whoever plans a run asks for it, also once more.
alter table segcast.export_runs drop constraint asked_again_by_somebody;
alter table segcast.export_runs rename column again_by to planned_by;
alter table segcast.export_runs alter column planned_by set default session_user;

create function segcast.accept_run(run_id bigint, reason text)
returns table (export text, state text, accepted_count bigint)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(accept_run.reason, '') !~ '\S' then
        raise exception 'a run is accepted for a reason'
        using errcode = '23514', constraint = 'accepted_for_a_reason';
    end if;
    update segcast.export_runs as runs
    set
        state = case when runs.sequence is null then 'planned' else 'committed' end,
        attention_reason = null,
        accepted_count = runs.attention_count,
        accepted_by = session_user,
        accepted_reason = accept_run.reason
    where runs.run_id = accept_run.run_id and runs.state = 'needs_attention'
    returning runs.export, runs.state, runs.accepted_count
    into accept_run.export, accept_run.state, accept_run.accepted_count;
    if not found then
        return;
    end if;
    perform segcast.append_audit(
        'export_accepted',
        format('%s run %s', accept_run.export, accept_run.run_id),
        jsonb_build_object('reason', accept_run.reason)
    );
    return next;
end
$$;
comment on function segcast.accept_run is 'Lets a run go on that waited for a person, as the session''s user and for a reason: from its plan, or where it has a number from its files; it covers the list that was shown.';

revoke all on all functions in schema segcast from public;
revoke all on all tables in schema segcast from public;
revoke all on all tables in schema segcast_v1 from public;
revoke all on schema segcast, segcast_v1, segcast_data from public;
