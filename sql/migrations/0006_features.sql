-- Feature sets and their builds.
create function segcast.as_feature(measured numeric)
returns real
language sql
immutable
parallel safe
return case when abs(measured) < 1e30 then round(measured, 9)::real end;
comment on function segcast.as_feature is 'A measure as a model sees it: NaN, infinities and numbers past 1e30 are unknown.';

create table segcast.feature_sets (
    feature_set text not null,
    version integer not null,
    definition_hash text not null,
    currency text,
    primary key (feature_set, version),
    constraint version_is_positive check (version > 0),
    constraint currency_is_named check (currency <> '')
);
comment on table segcast.feature_sets is 'reference: the versions of each feature set; a version never changes';
comment on column segcast.feature_sets.currency is 'in which currency its amounts are, for ever; null where it reads none';

create table segcast.feature_columns (
    feature_set text not null,
    version integer not null,
    feature_position integer not null,
    feature_name text not null,
    unit text not null,
    primary key (feature_set, version, feature_position),
    foreign key (feature_set, version) references segcast.feature_sets (feature_set, version)
);
comment on table segcast.feature_columns is 'reference: what each position of feature_values means, for ever';

create table segcast.feature_builds (
    build_id bigserial primary key,
    feature_set text not null,
    version integer not null,
    as_of timestamptz not null,
    purpose text not null,
    state text not null default 'building',
    customer_count bigint,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    constraint purpose_is_known check (purpose in ('score', 'train')),
    constraint state_is_known check (state in ('building', 'ready', 'dropped')),
    constraint ready_has_a_count check (state <> 'ready' or customer_count is not null)
);
comment on table segcast.feature_builds is 'local: each computation of a feature set at an as-of';

create table segcast.feature_values (
    build_id bigint not null,
    customer_id bigint not null,
    feature_values real[] not null,
    primary key (build_id, customer_id)
) partition by list (build_id);
comment on table segcast.feature_values is 'distributed: one row of features a customer and build; NULL is unknown';

revoke all on function segcast.as_feature from public;
