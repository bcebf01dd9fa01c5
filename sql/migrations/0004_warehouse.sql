-- What the last looks at the company's sources found.
create table segcast.source_checks (
    check_id bigserial primary key,
    as_of timestamptz not null,
    checked_at timestamptz not null default clock_timestamp(),
    is_passed boolean not null
);
comment on table segcast.source_checks is 'local: one look at all sources';

create table segcast.source_counts (
    check_id bigint not null references segcast.source_checks (check_id),
    source text not null,
    reason text not null,
    row_count bigint not null,
    primary key (check_id, source, reason),
    constraint row_count_is_not_negative check (row_count >= 0)
);
comment on table segcast.source_counts is 'local: how many rows of a source are used, and how many are set aside for which reason; they sum to all rows';

create table segcast.source_acceptances (
    acceptance_id bigserial primary key,
    source text not null,
    check_id bigint not null references segcast.source_checks (check_id),
    row_count bigint not null,
    reason text not null,
    accepted_by text not null default session_user,
    accepted_at timestamptz not null default clock_timestamp(),
    constraint row_count_is_not_negative check (row_count >= 0),
    constraint acceptance_has_a_reason check (reason ~ '\S')
);
comment on table segcast.source_acceptances is 'local: that a source has so many rows by now, where somebody says that this is right, though a check could use more';

insert into segcast.audit_events (event, written_by, judged_by) values
('source_accepted', 'worker', null);

create function segcast.clock_time(instant timestamptz, time_zone text)
returns text
language sql
stable
parallel safe
return to_char(instant at time zone time_zone, 'YYYY-MM-DD"T"HH24:MI:SS.US');
comment on function segcast.clock_time is 'An instant as a zone''s clocks show it, to the microsecond: what stays the same when the zone of a contract is edited.';

revoke all on function segcast.clock_time from public;
