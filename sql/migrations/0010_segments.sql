-- Segments and who is in them.
-- The release whose rule filled a segment last: another put back in force fills it again.
create table segcast.segments (
    segment text primary key,
    definition_hash text not null,
    owner text not null,
    purpose text not null,
    release_id bigint
);
comment on table segcast.segments is 'reference: the segments in force';

create table segcast.segment_refreshes (
    segment text not null,
    release_id bigint not null,
    definition_hash text not null,
    as_of timestamptz not null,
    member_count bigint not null,
    entered_count bigint not null,
    left_count bigint not null,
    refreshed_at timestamptz not null default clock_timestamp(),
    primary key (segment, release_id, definition_hash)
);
comment on table segcast.segment_refreshes is 'local: each refresh and what it changed';

create table segcast.memberships (
    segment text not null,
    customer_id bigint not null,
    entered_at timestamptz not null,
    left_at timestamptz not null default 'infinity',
    entered_release_id bigint not null,
    entered_definition_hash text not null,
    entered_reason text not null,
    left_release_id bigint,
    left_definition_hash text,
    left_reason text,
    primary key (segment, customer_id, entered_at),
    constraint left_after_entering check (left_at > entered_at),
    constraint leaving_is_explained check (
        (left_at = 'infinity') = (left_release_id is null)
        and (left_release_id is null) = (left_definition_hash is null)
        and (left_release_id is null) = (left_reason is null)
    )
);
comment on table segcast.memberships is 'distributed: each stay of a customer in a segment, with what began and ended it';

create unique index memberships_are_open_once
on segcast.memberships (segment, customer_id)
where left_at = 'infinity';

insert into segcast.audit_events (event, written_by, judged_by) values
('segment_refreshed', 'worker', null),
('segment_retired', 'worker', null);
