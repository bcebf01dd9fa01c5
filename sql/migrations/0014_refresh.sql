-- What was tried when, and what came of it: each is the truth of its own table, and this says it in one place.
create table segcast.attempts (
    attempt_id bigserial primary key,
    command text not null,
    as_of timestamptz,
    begun_at timestamptz not null default clock_timestamp(),
    begun_by text not null default session_user,
    constraint command_is_known check (command in ('run', 'export'))
);
comment on table segcast.attempts is 'local: each run and each export that was begun, also those that were stopped or killed; kept for 400 days';

create table segcast.attempt_results (
    attempt_id bigint not null references segcast.attempts (attempt_id) on delete cascade,
    result_number integer not null,
    part text not null,
    subject text not null,
    state text not null,
    reason_code text,
    words text not null,
    exit_code integer not null,
    release_id bigint,
    run_id bigint,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (attempt_id, result_number),
    constraint part_is_known check (
        part in ('training', 'outcome', 'segment', 'export', 'attempt')
    ),
    constraint state_is_known check (state in ('made', 'unchanged', 'held', 'failed')),
    constraint not_made_has_a_reason check (
        (state in ('held', 'failed')) = (reason_code is not null)
    )
);
comment on table segcast.attempt_results is 'local: what an attempt made and what it did not, and why, written once when it ended';
