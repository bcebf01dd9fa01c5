-- Scores and the releases they are used in.
create table segcast.score_columns (
    score_position integer primary key,
    outcome text not null,
    horizon_days integer not null,
    arm text not null default 'observed',
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
    constraint state_is_known check (state in ('scoring', 'scored', 'held', 'released')),
    constraint held_has_a_reason check ((state = 'held') = (held_reason is not null)),
    constraint released_is_bounded check (state <> 'released' or valid_until is not null)
);
comment on table segcast.releases is 'local: one consistent set of scores each';

create table segcast.release_outcomes (
    release_id bigint not null references segcast.releases (release_id),
    outcome text not null,
    version integer not null,
    score_position integer not null,
    score_count bigint not null,
    mean_score double precision,
    primary key (release_id, outcome)
);
comment on table segcast.release_outcomes is 'local: which model version made which scores of a release';

create table segcast.current_release (
    is_current boolean primary key default true,
    release_id bigint not null references segcast.releases (release_id),
    constraint current_is_one_row check (is_current)
);
comment on table segcast.current_release is 'local: the release in force';

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
