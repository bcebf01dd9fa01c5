-- Model versions, their gates, approvals and champions.
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
    engine text not null,
    code_revision text not null,
    model bytea not null,
    model_sha256 text not null,
    trained_at timestamptz not null default clock_timestamp(),
    author text not null default session_user,
    primary key (outcome, version),
    unique (outcome, version, author),
    constraint version_is_positive check (version > 0),
    constraint model_matches_its_sha256 check (encode(sha256(model), 'hex') = model_sha256)
);
comment on table segcast.model_versions is 'reference: every trained model, immutable';

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
        governance = 'single_operator' or approver <> author
    )
);
comment on table segcast.approvals is 'reference: who let a version act on customers';

create table segcast.champions (
    outcome text primary key,
    version integer not null,
    foreign key (outcome, version) references segcast.approvals (outcome, version)
);
comment on table segcast.champions is 'reference: the one version of an outcome that scores';
