-- Model versions, their blobs, gates, approvals and champions, and who may approve: who did what is who is logged in.
create table segcast.model_versions (
    outcome text not null,
    version integer not null,
    definition_hash text not null,
    feature_set text not null,
    feature_set_version integer not null,
    as_of timestamptz not null,
    horizon_days integer not null,
    training jsonb not null,
    metrics jsonb not null,
    parameters jsonb not null,
    calibration jsonb,
    card jsonb not null default '{}',
    tiers jsonb not null default '[]',
    engine text not null,
    code_revision text not null,
    trained_at timestamptz not null default clock_timestamp(),
    author text not null default session_user,
    primary key (outcome, version),
    unique (outcome, version, author),
    constraint version_is_positive check (version > 0)
);
comment on table segcast.model_versions is 'reference: every trained model, immutable';

create table segcast.version_blobs (
    outcome text not null,
    version integer not null,
    blob text not null,
    content bytea not null,
    content_sha256 text not null,
    primary key (outcome, version, blob),
    foreign key (outcome, version) references segcast.model_versions (outcome, version),
    constraint content_matches_its_sha256 check (encode(sha256(content), 'hex') = content_sha256)
);
comment on table segcast.version_blobs is 'reference: the trained bytes of a version, by the names that its outcome''s kind has for them; immutable';

create table segcast.gate_results (
    outcome text not null,
    version integer not null,
    gate text not null,
    measured double precision not null,
    limit_value double precision not null,
    is_passed boolean not null,
    primary key (outcome, version, gate),
    foreign key (outcome, version) references segcast.model_versions (outcome, version)
);
comment on table segcast.gate_results is 'reference: what each gate measured, and whether it let the version pass';

create function segcast.governance_strictness(governance text)
returns integer
language sql
immutable
parallel safe
return case governance
    when 'single_operator' then 0
    when 'four_eyes' then 1
end;
comment on function segcast.governance_strictness is 'How much a governance asks for, null for what is none: one takes the place of another only where it is more.';

create function segcast.needs_somebody_else(governance text)
returns boolean
language sql
immutable
parallel safe
return case governance
    when 'single_operator' then false
    when 'four_eyes' then true
    else true
end;
comment on function segcast.needs_somebody_else is 'Whether a model''s author may not be the one who approves it; where the word is no governance, none may.';

create table segcast.approvals (
    outcome text not null,
    version integer not null,
    author text not null,
    approver text not null default session_user,
    governance text not null,
    approved_at timestamptz not null default clock_timestamp(),
    primary key (outcome, version),
    foreign key (outcome, version, author) references segcast.model_versions (
        outcome, version, author
    ),
    constraint governance_is_known check (governance in ('single_operator', 'four_eyes')),
    constraint approver_is_not_the_author check (
        not segcast.needs_somebody_else(governance) or approver <> author
    )
);
comment on table segcast.approvals is 'reference: who let a version act on customers';

create table segcast.champions (
    outcome text primary key,
    version integer not null,
    foreign key (outcome, version) references segcast.approvals (outcome, version)
);
comment on table segcast.champions is 'reference: the one version of an outcome that was made its champion';

create view segcast.acting_champions as
select
    champions.outcome,
    champions.version
from segcast.champions;
comment on view segcast.acting_champions is 'Which version of an outcome scores: whoever asks reads this, and only what sums the rows up reads the table.';

create table segcast.governance (
    governance_id bigserial primary key,
    governance text not null,
    set_at timestamptz not null default clock_timestamp(),
    set_by text not null default session_user,
    constraint governance_is_known check (governance in ('single_operator', 'four_eyes'))
);
comment on table segcast.governance is 'local: who may approve a model, and since when; the last row counts, and definitions can only be stricter';

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
comment on function segcast.governance_in_force is 'Who may approve a model: by the row that was set last.';

create function segcast.tighten_governance(governance text)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    lock table segcast.governance in share row exclusive mode;
    if segcast.governance_strictness(tighten_governance.governance)
        <= segcast.governance_strictness(segcast.governance_in_force())
    then
        return false;
    end if;
    insert into segcast.governance (governance) values (tighten_governance.governance);
    perform segcast.append_audit('governance_set', tighten_governance.governance, '{}');
    return true;
end
$$;
comment on function segcast.tighten_governance is 'Asks for a stricter governance from now on; whoever applies definitions may.';

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
    blobs text[],
    contents bytea[],
    content_sha256s text[],
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
    if coalesce(cardinality(blobs), 0) = 0 then
        raise exception 'a version without blobs cannot be stored'
        using errcode = '23514', constraint = 'version_has_blobs';
    end if;
    select coalesce(max(versions.version), 0) + 1 into next_version
    from segcast.model_versions as versions
    where versions.outcome = store_version.outcome;
    insert into segcast.model_versions (
        outcome, version, definition_hash, feature_set, feature_set_version, as_of, horizon_days,
        training, metrics, parameters, engine, code_revision, calibration, card, tiers
    )
    values (
        store_version.outcome, next_version, store_version.definition_hash,
        store_version.feature_set, store_version.feature_set_version, store_version.as_of,
        store_version.horizon_days, store_version.training, store_version.metrics,
        store_version.parameters, store_version.engine, store_version.code_revision,
        store_version.calibration, store_version.card, store_version.tiers
    );
    insert into segcast.version_blobs (outcome, version, blob, content, content_sha256)
    select store_version.outcome, next_version, kept.blob, kept.content, kept.content_sha256
    from unnest(blobs, contents, content_sha256s) as kept (blob, content, content_sha256);
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
comment on function segcast.store_version is 'Stores a trained model as the session''s user with its blobs and what its gates measured, and returns its version.';

create function segcast.approve_version(outcome text, version integer, governance text)
returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    rule text := case
        when segcast.governance_strictness(segcast.governance_in_force())
            > coalesce(segcast.governance_strictness(approve_version.governance), 0)
            then segcast.governance_in_force()
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
    if segcast.needs_somebody_else(rule) and wrote = session_user then
        raise exception 'the author of a version cannot approve it'
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

insert into segcast.audit_events (event, written_by, judged_by) values
('version_sealed', 'worker', null);

revoke all on function segcast.governance_in_force,
segcast.governance_strictness,
segcast.needs_somebody_else,
segcast.tighten_governance,
segcast.set_governance,
segcast.store_version,
segcast.approve_version
from public;
