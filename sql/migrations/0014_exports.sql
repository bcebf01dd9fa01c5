-- Several files a run, their bytes kept encrypted, runs that exclude, and runs that wait for a person.
create table segcast.export_files (
    run_id bigint not null,
    file_number integer not null,
    content text not null,
    file_name text,
    row_count bigint not null,
    byte_count bigint not null,
    file_sha256 text not null,
    primary key (run_id, file_number),
    constraint content_is_known check (content in ('audience', 'removals'))
);
comment on table segcast.export_files is 'local: the files of each run, as they were written, synced and read back';

insert into segcast.export_files (
    run_id, file_number, content, file_name, row_count, byte_count, file_sha256
)
select
    run_id,
    1 as file_number,
    'audience' as content,
    file_name,
    row_count,
    byte_count,
    file_sha256
from segcast.export_runs
where file_sha256 is not null;

create table segcast.kept_bytes (
    run_id bigint not null,
    file_number integer not null,
    chunk_number integer not null,
    sealed bytea not null,
    primary key (run_id, file_number, chunk_number)
);
comment on table segcast.kept_bytes is 'local: the bytes of each file, AES-256-GCM under the deployment''s key, until their retention ends';
alter table segcast.kept_bytes alter column sealed set storage external;

alter table segcast.export_runs drop constraint kind_is_known,
drop constraint committed_is_complete,
add column contact_model text not null default 'send',
add column caps jsonb not null default '[]',
add column previous_run_id bigint,
add column key_id text,
add column attention_reason text,
add column accepted_by text;

update segcast.export_runs set lease_token = 0;
update segcast.export_runs set attention_reason = 'rebuild_differs'
where state = 'needs_attention';

alter table segcast.export_runs add constraint kind_is_known check (kind in ('include', 'exclude')),
add constraint contact_model_is_known check (contact_model in ('send', 'presence', 'none')),
add constraint exclusion_charges_nothing check (kind = 'include' or contact_model = 'none'),
add constraint attention_has_a_reason check (
    (state = 'needs_attention') = (attention_reason is not null)
),
add constraint committed_is_complete check (
    state not in ('committed', 'published', 'acknowledged')
    or (
        sequence is not null
        and row_count is not null
        and manifest_sha256 is not null
        and candidate_count is not null
    )
);

create or replace view segcast_v1.exports as
select
    export_runs.run_id,
    export_runs.export,
    export_runs.kind,
    export_runs.channel,
    export_runs.state,
    export_runs.sequence,
    export_runs.as_of,
    export_runs.release_id,
    export_runs.definition_hash,
    export_runs.candidate_count,
    export_runs.included_count,
    export_runs.excluded_count,
    export_files.file_name,
    export_files.file_sha256,
    export_runs.published_at,
    export_runs.attention_reason
from segcast.export_runs
left join segcast.export_files
    on export_runs.run_id = export_files.run_id and export_files.file_number = 1;

create view segcast_v1.export_files as
select
    export_files.run_id,
    export_files.file_number,
    export_files.content,
    export_files.file_name,
    export_files.row_count,
    export_files.byte_count,
    export_files.file_sha256
from segcast.export_files;
comment on view segcast_v1.export_files is 'Every file of every run: whom to add, or whom to remove.';

alter table segcast.export_runs drop column file_name,
drop column byte_count,
drop column file_sha256;
