-- A run is what changes who gets what; an acceptance covers what was shown; lists outlive their exports.
alter table segcast.export_runs add column data_hash text,
add column data_parts jsonb not null default '{}',
add column logical_time text,
add column again_reason text,
add column again_by text,
add column allowed_count bigint,
add column attention_count bigint,
add column accepted_count bigint,
add column accepted_reason text,
add constraint asked_again_by_somebody check ((again_reason is null) = (again_by is null));

create table segcast.handed_over_lists (
    export text not null,
    kind text not null,
    channel text not null,
    format text not null,
    run_id bigint not null,
    reason text not null,
    handed_over_at timestamptz not null default clock_timestamp(),
    handed_over_by text not null default session_user,
    primary key (export, kind, channel, format, run_id),
    constraint handed_over_for_a_reason check (btrim(reason) <> '')
);
comment on table segcast.handed_over_lists is 'local: lists that a destination keeps and somebody else answers for since a run; append-only';
