-- Scores, the releases they are used in, what the guards measured of these, and what people did to them.
create table segcast.score_columns (
    score_position integer primary key,
    outcome text not null,
    horizon_days integer not null,
    arm text not null,
    unique (outcome, horizon_days, arm),
    constraint score_position_is_positive check (score_position > 0)
);
comment on table segcast.score_columns is 'reference: what each position of score_values means, for ever';

create table segcast.releases (
    release_id bigserial primary key,
    as_of timestamptz not null,
    build_id bigint not null,
    release_key text not null unique,
    state text not null default 'scoring',
    held_reason text,
    customer_count bigint,
    created_at timestamptz not null default clock_timestamp(),
    released_at timestamptz,
    valid_until timestamptz,
    constraint state_is_known check (
        state in ('scoring', 'scored', 'held', 'released', 'withdrawn')
    ),
    constraint held_has_a_reason check ((state = 'held') = (held_reason is not null)),
    constraint released_is_bounded check (state <> 'released' or valid_until is not null)
);
comment on table segcast.releases is 'local: one consistent set of scores each';

create table segcast.release_buckets (
    release_id bigint not null,
    bucket_number integer not null,
    first_id bigint not null,
    last_id bigint not null,
    scored_count bigint,
    scored_at timestamptz,
    primary key (release_id, bucket_number),
    constraint bucket_is_a_range check (first_id <= last_id),
    constraint scored_has_a_count check ((scored_count is null) = (scored_at is null))
);
comment on table segcast.release_buckets is 'local: the ranges of customers that a release is scored by; a bucket is marked done in the transaction that writes its scores';

-- Outcomes are held by themselves.
create table segcast.release_outcomes (
    release_id bigint not null references segcast.releases (release_id),
    outcome text not null,
    version integer not null,
    score_position integer not null,
    score_count bigint not null,
    mean_score double precision,
    status text not null default 'scored',
    held_reason text,
    valid_until timestamptz,
    source_release_id bigint,
    primary key (release_id, outcome),
    constraint status_is_known check (status in ('scored', 'released', 'held')),
    constraint held_has_a_reason check ((status = 'held') = (held_reason is not null))
);
comment on table segcast.release_outcomes is 'local: which model version made which scores of a release';

create table segcast.current_release (
    is_current boolean primary key default true,
    release_id bigint not null references segcast.releases (release_id),
    constraint current_is_one_row check (is_current)
);
comment on table segcast.current_release is 'local: the release in force';

create table segcast.release_measures (
    release_id bigint not null references segcast.releases (release_id),
    outcome text not null,
    measure text not null,
    audience text not null,
    version integer,
    previous_release_id bigint,
    measured double precision,
    level double precision,
    lowest double precision not null,
    highest double precision not null,
    verdict text not null,
    primary key (release_id, outcome, measure, audience),
    constraint measure_is_known check (
        measure in ('customers', 'population', 'mean_score', 'turnover', 'activity')
    ),
    constraint verdict_is_known check (verdict in ('passed', 'failed', 'accepted', 'not_judged')),
    constraint not_judged_is_not_measured check ((verdict = 'not_judged') = (measured is null)),
    constraint measured_has_a_level check ((measured is null) = (level is null))
);
comment on table segcast.release_measures is 'local: what each guard measured of a release against the one before, and what it said';

create table segcast.release_acceptances (
    acceptance_id bigserial primary key,
    release_id bigint not null references segcast.releases (release_id),
    outcome text not null,
    version integer,
    measure text not null,
    audience text not null,
    previous_release_id bigint,
    measured double precision not null,
    level double precision not null,
    reason text not null,
    accepted_by text not null default session_user,
    accepted_at timestamptz not null default clock_timestamp(),
    constraint acceptance_has_a_reason check (reason ~ '\S')
);
comment on table segcast.release_acceptances is 'local: the measures of a release that somebody let pass, to the value that it had';

create table segcast.release_acts (
    act_id bigserial primary key,
    release_id bigint not null references segcast.releases (release_id),
    act text not null,
    replaced_release_id bigint not null,
    reason text not null,
    acted_by text not null default session_user,
    acted_at timestamptz not null default clock_timestamp(),
    constraint act_is_known check (act in ('put_back', 'released_earlier', 'scored_again')),
    constraint act_has_a_reason check (reason ~ '\S')
);
comment on table segcast.release_acts is 'local: what somebody did to the order of releases, and why';

create table segcast.scores (
    release_id bigint not null,
    customer_id bigint not null,
    score_values real[] not null,
    primary key (release_id, customer_id),
    constraint scores_are_finite check (
        'infinity'::real > all(score_values) and '-infinity'::real < all(score_values)
    )
) partition by list (release_id);
comment on table segcast.scores is 'distributed: one row of scores a customer and release; NULL is outside the population';

insert into segcast.audit_events (event, written_by, judged_by) values
('release_scored_again', 'worker', null),
('release_held', 'worker', null),
('release_accepted', 'worker', null),
('release_released', 'worker', null),
('release_released_in_part', 'worker', null),
('release_put_back', 'worker', null);
