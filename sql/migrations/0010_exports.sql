-- Export runs and whom their files hold.
create table segcast.export_sequences (
    export text primary key,
    last_sequence bigint not null,
    last_manifest_sha256 text
);
comment on table segcast.export_sequences is 'local: the last sequence number of each export, without gaps';

create table segcast.export_runs (
    run_id bigserial primary key,
    export text not null,
    export_key text not null unique,
    kind text not null,
    channel text not null,
    as_of timestamptz not null,
    contact_at timestamptz not null,
    release_id bigint not null references segcast.releases (release_id),
    definition_hash text not null,
    governance text not null,
    synthetic_contacts boolean not null,
    normaliser_version text not null,
    lease_token bigint not null,
    state text not null default 'planned',
    candidate_count bigint,
    included_count bigint,
    excluded_count bigint,
    sequence bigint,
    file_name text,
    row_count bigint,
    byte_count bigint,
    file_sha256 text,
    manifest_name text,
    manifest text,
    manifest_sha256 text,
    previous_manifest_sha256 text,
    planned_at timestamptz not null default clock_timestamp(),
    committed_at timestamptz,
    published_at timestamptz,
    constraint state_is_known check (
        state in (
            'planned',
            'reserved',
            'staged',
            'committed',
            'published',
            'acknowledged',
            'aborted',
            'superseded',
            'cancelled',
            'needs_attention'
        )
    ),
    constraint kind_is_known check (kind in ('include')),
    constraint candidates_are_included_or_excluded check (
        candidate_count = included_count + excluded_count
    ),
    constraint file_holds_the_included check (row_count = included_count),
    constraint committed_is_complete check (
        state not in ('committed', 'published', 'acknowledged')
        or (
            sequence is not null
            and file_sha256 is not null
            and manifest_sha256 is not null
            and candidate_count is not null
        )
    ),
    unique (export, sequence)
);
comment on table segcast.export_runs is 'local: each run of an export, from plan to published file';

create table segcast.export_members (
    run_id bigint not null,
    customer_id bigint not null,
    reservation_id bigint not null,
    primary key (run_id, customer_id),
    constraint only_a_charged_contact_is_exported foreign key (customer_id, reservation_id)
    references segcast.reservations (customer_id, reservation_id)
);
comment on table segcast.export_members is 'distributed: whom the file of a run holds, frozen when the contacts were charged';
