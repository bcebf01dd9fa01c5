-- What the guards measured of a release, what people accepted of it, and releases that were taken back.
alter table segcast.releases
drop constraint state_is_known,
add constraint state_is_known check (
    state in ('scoring', 'scored', 'held', 'released', 'withdrawn')
);

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

-- The release whose rule filled a segment last: another put back in force fills it again.
alter table segcast.segments add column release_id bigint;
update segcast.segments as segments
set
    release_id = (
        select refreshes.release_id
        from segcast.segment_refreshes as refreshes
        where
            refreshes.segment = segments.segment
            and refreshes.definition_hash = segments.definition_hash
        order by refreshes.as_of desc, refreshes.release_id desc
        limit 1
    );
