-- Export runs, whom their files hold, and the files: runs move by functions that keep their rules, and what has a number
-- stays as it is.
create table segcast.export_sequences (
    export text primary key,
    last_sequence bigint not null,
    last_manifest_sha256 text
);
comment on table segcast.export_sequences is 'local: the last sequence number of each export, without gaps';

-- A run is what changes who gets what; one that only takes people off the last list, a removal, waits for no release. An
-- acceptance answers what was asked, covers what was shown, and ends with its run. A head in the outbox tells of its list.
-- FOR UPDATE asks for the right to write some column: may_be_locked can hold nothing else.
create table segcast.export_runs (
    run_id bigserial primary key,
    export text not null,
    export_key text not null unique,
    kind text not null,
    channel text not null,
    brand text not null default 'default',
    as_of timestamptz not null,
    contact_at timestamptz not null,
    release_id bigint not null references segcast.releases (release_id),
    definition_hash text not null,
    governance text not null,
    synthetic_contacts boolean not null,
    normaliser_version text not null,
    lease_token bigint not null,
    contact_model text not null default 'send',
    caps jsonb not null default '[]',
    is_removal boolean not null default false,
    data_hash text,
    data_parts jsonb not null default '{}',
    logical_time text,
    again_reason text,
    planned_by text default session_user,
    planned_at timestamptz not null default clock_timestamp(),
    previous_run_id bigint,
    state text not null default 'planned',
    attention_reason text,
    attention_count bigint,
    accepted_by text,
    accepted_for text,
    accepted_count bigint,
    accepted_reason text,
    candidate_count bigint,
    included_count bigint,
    excluded_count bigint,
    allowed_count bigint,
    row_count bigint,
    key_id text,
    sequence bigint,
    manifest_name text,
    manifest text,
    manifest_sha256 text,
    previous_manifest_sha256 text,
    has_head boolean not null default true,
    committed_at timestamptz,
    published_at timestamptz,
    may_be_locked boolean not null default true,
    unique (export, sequence),
    constraint kind_is_known check (kind in ('include', 'exclude')),
    constraint contact_model_is_known check (contact_model in ('send', 'presence', 'none')),
    constraint exclusion_charges_nothing check (kind = 'include' or contact_model = 'none'),
    constraint state_is_known check (
        state in (
            'planned',
            'reserved',
            'staged',
            'committed',
            'published',
            'superseded',
            'cancelled',
            'needs_attention'
        )
    ),
    constraint attention_has_a_reason check (
        (state = 'needs_attention') = (attention_reason is not null)
    ),
    constraint attention_reason_is_known check (
        attention_reason in ('volume_changed', 'foreign_file')
    ),
    constraint accepted_for_is_known check (
        accepted_for in ('volume_changed', 'foreign_file')
    ),
    constraint candidates_are_included_or_excluded check (
        candidate_count = included_count + excluded_count
    ),
    constraint file_holds_the_included check (row_count = included_count),
    constraint committed_is_complete check (
        state not in ('committed', 'published')
        or (
            sequence is not null
            and row_count is not null
            and manifest_sha256 is not null
            and candidate_count is not null
        )
    ),
    constraint lock_says_nothing check (may_be_locked)
);
comment on table segcast.export_runs is 'local: each run of an export, from plan to published file';
comment on column segcast.export_runs.may_be_locked is 'Always true: whoever may write this column alone may lock the run.';

create table segcast.export_members (
    run_id bigint not null,
    customer_id bigint not null,
    reservation_id bigint not null,
    primary key (run_id, customer_id),
    constraint only_a_charged_contact_is_exported foreign key (customer_id, reservation_id)
    references segcast.reservations (customer_id, reservation_id)
);
comment on table segcast.export_members is 'distributed: whom the file of a run holds, frozen when the contacts were charged';

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

create table segcast.kept_bytes (
    run_id bigint not null,
    file_number integer not null,
    chunk_number integer not null,
    sealed bytea not null,
    primary key (run_id, file_number, chunk_number)
);
comment on table segcast.kept_bytes is 'local: the bytes of each file, AES-256-GCM under the deployment''s key, until their retention ends';
-- What is enciphered does not get smaller.
alter table segcast.kept_bytes alter column sealed set storage external;

-- Lists outlive their exports.
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

-- A token that no lease of an export ever had owns no run: a number that is never reached would keep every owner away.
create function segcast.take_over_run(run_id bigint, token bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set lease_token = take_over_run.token
    from (
        select coalesce(max(leases.token), 0) as newest
        from segcast.leases
        where leases.lease_name like 'export %'
    ) as held
    where
        runs.run_id = take_over_run.run_id
        and take_over_run.token <= held.newest
        and (runs.lease_token <= take_over_run.token or runs.lease_token > held.newest)
    returning runs.run_id;
$$;
comment on function segcast.take_over_run is 'Makes a lease the owner of a run, unless a later one owns it.';

create function segcast.set_previous(run_id bigint, previous_run_id bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set previous_run_id = set_previous.previous_run_id
    where runs.run_id = set_previous.run_id and runs.state = 'planned'
    returning runs.run_id;
$$;
comment on function segcast.set_previous is 'Notes which list a planned run refreshes.';

create function segcast.mark_planned(run_id bigint, token bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set
        state = 'planned',
        candidate_count = null,
        included_count = null,
        excluded_count = null,
        allowed_count = null,
        row_count = null,
        key_id = null
    where
        runs.run_id = mark_planned.run_id
        and runs.lease_token = mark_planned.token
        and runs.sequence is null
        and runs.state in ('reserved', 'staged', 'superseded')
        and not exists (
            select from segcast.export_members as members
            where members.run_id = mark_planned.run_id
        )
    returning runs.run_id;
$$;
comment on function segcast.mark_planned is 'Lets a run whose list was given back be planned again.';

create function segcast.freeze_members(run_id bigint)
returns bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    with frozen as (
        insert into segcast.export_members (run_id, customer_id, reservation_id)
        select candidates.run_id, candidates.customer_id, candidates.reservation_id
        from segcast.export_candidates as candidates
        inner join segcast.export_runs as runs on candidates.run_id = runs.run_id
        where
            runs.run_id = freeze_members.run_id
            and runs.state = 'planned'
            and runs.sequence is null
            and candidates.bucket = 'included'
        order by candidates.customer_id
        returning customer_id
    )
    select count(*) from frozen;
$$;
comment on function segcast.freeze_members is 'Makes the included candidates of a planned run its list; whoever was not charged cannot be on it. Returns how many.';

create function segcast.recount_run(run_id bigint, token bigint)
returns table (included_count bigint, allowed_count bigint)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set
        row_count = null,
        candidate_count = counted.candidate_count,
        included_count = counted.included_count,
        excluded_count = counted.excluded_count,
        allowed_count = counted.allowed_count
    from (
        select
            count(*) as candidate_count,
            count(*) filter (where candidates.bucket = 'included') as included_count,
            count(*) filter (where candidates.bucket <> 'included') as excluded_count,
            count(*) filter (
                where candidates.bucket in ('included', 'capped')
            ) as allowed_count
        from segcast.export_candidates as candidates
        where candidates.run_id = recount_run.run_id
    ) as counted
    where
        runs.run_id = recount_run.run_id
        and runs.lease_token = recount_run.token
        and runs.sequence is null
        and runs.state in ('planned', 'reserved', 'staged')
    returning runs.included_count, runs.allowed_count;
$$;
comment on function segcast.recount_run is 'Counts the candidates of a run that has no number: how many are on its list, and how many would be had the caps room.';

create function segcast.mark_reserved(run_id bigint, token bigint)
returns setof bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (
        select from segcast.export_runs as runs
        where runs.run_id = mark_reserved.run_id and segcast.is_as_defined(runs) is not true
    ) then
        raise exception 'run % counts contacts otherwise than its definition says', mark_reserved.run_id
        using errcode = '23514', constraint = 'run_is_as_defined';
    end if;
    return query
    update segcast.export_runs as runs
    set state = 'reserved'
    where
        runs.run_id = mark_reserved.run_id
        and runs.lease_token = mark_reserved.token
        and runs.sequence is null
        and runs.candidate_count is not null
        and runs.state in ('planned', 'staged')
    returning runs.run_id;
end
$$;
comment on function segcast.mark_reserved is 'Marks a run reserved whose candidates are counted, if it counts contacts as its definition says.';

create function segcast.mark_staged(run_id bigint, token bigint, row_count bigint, key_id text)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set state = 'staged', row_count = mark_staged.row_count, key_id = mark_staged.key_id
    where
        runs.run_id = mark_staged.run_id
        and runs.lease_token = mark_staged.token
        and runs.state = 'reserved'
        and not exists (
            select from segcast.key_in_force as keys
            where keys.changed_through > 0 or keys.key_id <> mark_staged.key_id
        )
    returning runs.run_id;
$$;
comment on function segcast.mark_staged is 'Marks a run staged: its files are written, and kept under the key in force.';

create function segcast.mark_attention(run_id bigint, token bigint, reason text, shown_count bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set
        state = 'needs_attention',
        attention_reason = mark_attention.reason,
        attention_count = mark_attention.shown_count
    where
        runs.run_id = mark_attention.run_id
        and runs.lease_token = mark_attention.token
        and runs.state in ('planned', 'reserved', 'staged', 'committed')
    returning runs.run_id;
$$;
comment on function segcast.mark_attention is 'Lets a run wait for a person.';

create function segcast.accept_run(run_id bigint, reason text)
returns table (export text, accepted_for text, accepted_count bigint)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(accept_run.reason, '') !~ '\S' then
        raise exception 'a run is accepted for a reason'
        using errcode = '23514', constraint = 'accepted_for_a_reason';
    end if;
    update segcast.export_runs as runs
    set
        state = case when runs.sequence is null then 'planned' else 'committed' end,
        attention_reason = null,
        accepted_for = runs.attention_reason,
        accepted_count = runs.attention_count,
        accepted_by = session_user,
        accepted_reason = accept_run.reason
    where runs.run_id = accept_run.run_id and runs.state = 'needs_attention'
    returning runs.export, runs.accepted_for, runs.accepted_count
    into accept_run.export, accept_run.accepted_for, accept_run.accepted_count;
    if not found then
        return;
    end if;
    perform segcast.append_audit(
        'export_accepted',
        format('%s run %s', accept_run.export, accept_run.run_id),
        jsonb_build_object('reason', accept_run.reason)
    );
    return next;
end
$$;
comment on function segcast.accept_run is 'Lets a run go on that waited for a person, as the session''s user and for a reason: from its plan, or where it has a number from its files; it answers what was asked, and covers the list that was shown.';

create function segcast.mark_ended(run_id bigint, state text)
returns setof text
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set
        state = mark_ended.state,
        attention_reason = null,
        accepted_by = null,
        accepted_for = null,
        accepted_count = null,
        accepted_reason = null,
        row_count = null
    where
        runs.run_id = mark_ended.run_id
        and mark_ended.state in ('superseded', 'cancelled')
        and runs.sequence is null
        and runs.state in ('planned', 'reserved', 'staged', 'needs_attention')
    returning runs.export;
$$;
comment on function segcast.mark_ended is 'Ends a run that has no number, and what was accepted of it, and returns its export.';

create function segcast.next_sequence(export text)
returns table (sequence bigint, last_manifest_sha256 text)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    insert into segcast.export_sequences as counter (export, last_sequence)
    values (next_sequence.export, 0)
    on conflict on constraint export_sequences_pkey do update
        set last_sequence = counter.last_sequence
    returning counter.last_sequence + 1, counter.last_manifest_sha256;
$$;
comment on function segcast.next_sequence is 'Locks the counter of an export and returns the number that comes next; mark_committed takes it.';

create function segcast.mark_committed(
    run_id bigint,
    token bigint,
    sequence bigint,
    manifest_name text,
    manifest text,
    manifest_sha256 text,
    previous_manifest_sha256 text,
    committed_at timestamptz
)
returns setof bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (
        select from segcast.export_candidates as candidates
        left join segcast.export_members as members
            on
                candidates.run_id = members.run_id
                and candidates.customer_id = members.customer_id
                and candidates.reservation_id = members.reservation_id
        left join segcast.reservations as contacts
            on
                members.customer_id = contacts.customer_id
                and members.reservation_id = contacts.reservation_id
                and contacts.released_at is null
        where
            candidates.run_id = mark_committed.run_id
            and candidates.bucket = 'included'
            and contacts.reservation_id is null
    ) then
        raise exception 'run % holds people who are not charged', mark_committed.run_id
        using errcode = '23514', constraint = 'list_is_charged';
    end if;
    return query
    with numbered as (
        update segcast.export_runs as runs
        set
            state = 'committed',
            sequence = mark_committed.sequence,
            manifest_name = mark_committed.manifest_name,
            manifest = mark_committed.manifest,
            manifest_sha256 = mark_committed.manifest_sha256,
            previous_manifest_sha256 = mark_committed.previous_manifest_sha256,
            committed_at = mark_committed.committed_at
        from segcast.export_sequences as counter
        where
            runs.run_id = mark_committed.run_id
            and runs.lease_token = mark_committed.token
            and runs.state = 'staged'
            and counter.export = runs.export
            and counter.last_sequence + 1 = mark_committed.sequence
            and counter.last_manifest_sha256 is not distinct from mark_committed.previous_manifest_sha256
        returning runs.run_id, runs.export
    )
    update segcast.export_sequences as counter
    set
        last_sequence = mark_committed.sequence,
        last_manifest_sha256 = mark_committed.manifest_sha256
    from numbered
    where counter.export = numbered.export
    returning numbered.run_id;
end
$$;
comment on function segcast.mark_committed is 'Commits a staged run, everybody on whose list is charged, to the next number of its export, and to its manifest.';

create function segcast.reopen_run(run_id bigint, token bigint)
returns table (was_newest boolean, was_reopened boolean)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    with given_back as (
        update segcast.export_sequences as counter
        set
            last_sequence = runs.sequence - 1,
            last_manifest_sha256 = runs.previous_manifest_sha256
        from segcast.export_runs as runs
        where
            runs.run_id = reopen_run.run_id
            and runs.state = 'committed'
            and runs.lease_token = reopen_run.token
            and counter.export = runs.export
            and counter.last_sequence = runs.sequence
        returning counter.export
    ),
    reopened as (
        update segcast.export_runs as runs
        set
            state = 'staged',
            sequence = null,
            manifest_name = null,
            manifest = null,
            manifest_sha256 = null,
            previous_manifest_sha256 = null,
            committed_at = null
        from given_back
        where runs.run_id = reopen_run.run_id and runs.export = given_back.export
        returning runs.run_id
    )
    select
        not exists (
            select from segcast.export_runs as runs
            inner join segcast.export_sequences as counter on runs.export = counter.export
            where
                runs.run_id = reopen_run.run_id
                and counter.last_sequence > runs.sequence
        ),
        exists (select from reopened);
$$;
comment on function segcast.reopen_run is 'Takes the number of a committed run back, which nobody has seen, unless a later one was taken.';

create function segcast.adopt_sequence(export text, sequence bigint, manifest_sha256 text)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    insert into segcast.export_sequences as counter (export, last_sequence, last_manifest_sha256)
    values (adopt_sequence.export, adopt_sequence.sequence, adopt_sequence.manifest_sha256)
    on conflict on constraint export_sequences_pkey do update
        set
            last_sequence = excluded.last_sequence,
            last_manifest_sha256 = excluded.last_manifest_sha256
        where counter.last_sequence < excluded.last_sequence
    returning counter.last_sequence;
$$;
comment on function segcast.adopt_sequence is 'Goes on behind a number that was sent and that this database does not know; never back.';

create function segcast.mark_published(run_id bigint, token bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set state = 'published', published_at = clock_timestamp()
    where
        runs.run_id = mark_published.run_id
        and runs.lease_token = mark_published.token
        and runs.state = 'committed'
    returning runs.run_id;
$$;
comment on function segcast.mark_published is 'Marks a committed run published: its files lie in the outbox.';

create function segcast.name_files(run_id bigint, file_names text[])
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_files as files
    set file_name = named.file_name
    from
        unnest(name_files.file_names) with ordinality as named (file_name, file_number),
        segcast.export_runs as runs
    where
        files.run_id = name_files.run_id
        and files.file_number = named.file_number
        and runs.run_id = name_files.run_id
        and runs.state = 'committed';
$$;
comment on function segcast.name_files is 'Gives the files of a committed run the names they are published under.';

create function segcast.forget_files(run_id bigint)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    with unnumbered as (
        select runs.run_id
        from segcast.export_runs as runs
        where runs.run_id = forget_files.run_id and runs.sequence is null
    ),
    forgotten as (
        delete from segcast.export_files as files
        using unnumbered
        where files.run_id = unnumbered.run_id
    )
    delete from segcast.kept_bytes as kept
    using unnumbered
    where kept.run_id = unnumbered.run_id;
$$;
comment on function segcast.forget_files is 'Forgets the files of a run that has no number, and their bytes.';

create function segcast.expire_kept_bytes(export text, committed_before timestamptz)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    with expired as (
        delete from segcast.kept_bytes as kept
        using segcast.export_runs as runs
        where
            kept.run_id = runs.run_id
            and runs.export = expire_kept_bytes.export
            and runs.committed_at < expire_kept_bytes.committed_before
            and runs.committed_at < clock_timestamp() - interval '1 day'
            and runs.sequence < (
                select max(newest.sequence)
                from segcast.export_runs as newest
                where
                    newest.export = runs.export
                    and newest.kind = runs.kind
                    and newest.channel = runs.channel
                    and split_part(newest.normaliser_version, '/', 1)
                    = split_part(runs.normaliser_version, '/', 1)
            )
        returning kept.run_id
    )
    select distinct expired.run_id from expired;
$$;
comment on function segcast.expire_kept_bytes is 'Forgets kept bytes whose retention has ended, and returns whose; those of each list''s newest run, and of the last day, stay.';

-- A change of the key takes the runs in order, each with all that is under the key.
create function segcast.reseal_chunk(
    run_id bigint,
    file_number integer,
    chunk_number integer,
    sealed bytea
)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.kept_bytes as kept
    set sealed = reseal_chunk.sealed
    from segcast.key_in_force as keys
    where
        kept.run_id = reseal_chunk.run_id
        and kept.file_number = reseal_chunk.file_number
        and kept.chunk_number = reseal_chunk.chunk_number
        and keys.next_key_id is not null
        and keys.changed_through < reseal_chunk.run_id
    returning kept.run_id;
$$;
comment on function segcast.reseal_chunk is 'Keeps bytes of a run sealed with the next key, while the key is changed.';

create function segcast.mark_resealed(run_id bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set key_id = keys.next_key_id
    from segcast.key_in_force as keys
    where
        runs.run_id = mark_resealed.run_id
        and runs.key_id = keys.key_id
        and keys.next_key_id is not null
        and keys.changed_through < runs.run_id;
    select passed.run_id
    from segcast.pass_key_change(mark_resealed.run_id) as passed (run_id);
$$;
comment on function segcast.mark_resealed is 'Notes that all that is kept of a run is under the next key.';

create function segcast.finish_key_change(reason text)
returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    known segcast.key_in_force;
begin
    select * into known from segcast.key_in_force for update;
    if known.next_key_id is null then
        raise exception 'no key is being changed' using errcode = '55000';
    end if;
    if exists (
        select from segcast.kept_bytes as kept
        inner join segcast.export_runs as runs on kept.run_id = runs.run_id
        where runs.key_id <> known.next_key_id
    ) or known.changed_through < (select max(runs.run_id) from segcast.export_runs as runs) then
        raise exception 'not everything is under the next key yet' using errcode = '55000';
    end if;
    perform segcast.put_key_in_force(known.next_key_id);
    perform segcast.append_audit(
        'key_changed',
        'key',
        jsonb_build_object(
            'reason', finish_key_change.reason,
            'key_id', known.key_id,
            'next_key_id', known.next_key_id
        )
    );
    return known.next_key_id;
end
$$;
comment on function segcast.finish_key_change is 'Puts the next key in force once everything is under it, and returns which it is.';

create function segcast.forget_lost_bytes(next_key_id text, reason text)
returns table (run_id bigint, export text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if coalesce(forget_lost_bytes.reason, '') !~ '\S' then
        raise exception 'a key is given up for a reason'
        using errcode = '23514', constraint = 'key_is_changed_for_a_reason';
    end if;
    perform segcast.put_key_in_force(forget_lost_bytes.next_key_id);
    perform segcast.append_audit(
        'key_replaced',
        'key',
        jsonb_build_object(
            'reason', forget_lost_bytes.reason,
            'next_key_id', forget_lost_bytes.next_key_id
        )
    );
    return query
    with forgotten as (
        delete from segcast.kept_bytes as kept
        using segcast.export_runs as runs
        where
            kept.run_id = runs.run_id
            and runs.key_id is distinct from forget_lost_bytes.next_key_id
        returning kept.run_id, runs.export
    )
    select distinct forgotten.run_id, forgotten.export
    from forgotten
    order by forgotten.run_id;
end
$$;
comment on function segcast.forget_lost_bytes is 'Puts a key in force in the place of a lost one, forgets the bytes that nobody can open any more, and returns whose they were.';

-- What may be said of a run is what its row says: in which states a run is when this was done to it.
create table segcast.run_events (
    event text primary key,
    run_states text[] not null
);
comment on table segcast.run_events is 'local: in which states a run is when an event of the audit trail was done to it';

insert into segcast.run_events (event, run_states) values
('export_planned', '{planned}'),
('export_again', '{planned}'),
('export_reserved', '{reserved}'),
('export_staged', '{staged}'),
('export_committed', '{committed}'),
('export_reopened', '{reserved,staged}'),
('export_published', '{published}'),
('export_needs_attention', '{needs_attention}'),
('export_cancelled', '{cancelled}'),
('export_superseded', '{superseded}'),
('run_sealed', '{planned,committed}'),
('kept_bytes_expired', '{committed,needs_attention,published}'),
(
    'run_resealed',
    '{planned,reserved,staged,committed,needs_attention,published,superseded,cancelled}'
),
('kept_bytes_lost', '{committed,needs_attention,published}');

insert into segcast.audit_events (event, written_by, judged_by)
select
    run_events.event,
    case
        when run_events.event in ('run_resealed', 'kept_bytes_lost') then 'worker'
        else 'exporter'
    end as written_by,
    'judge_run_event' as judged_by
from segcast.run_events;

insert into segcast.audit_events (event, written_by, judged_by) values
('outbox_adopted', 'exporter', 'judge_adoption'),
('list_handed_over', 'worker', null);

insert into segcast.lease_kinds (lease_kind) values ('export');

create function segcast.judge_run_event(event text, subject text, detail jsonb, is_worker boolean)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (
        select from segcast.export_runs as runs
        inner join segcast.run_events as events on runs.state = any(events.run_states)
        where
            events.event = judge_run_event.event
            and runs.run_id = substring(judge_run_event.subject from ' run ([0-9]{1,18})$')::bigint
            and judge_run_event.subject = runs.export || ' run ' || runs.run_id
            and 'run ' || runs.run_id = all(
                array(select jsonb_object_keys(judge_run_event.detail -> 'seals'))
            )
    ) then
        raise exception 'an entry of a run says what its row says, and sums up nothing else'
        using errcode = '23514', constraint = 'entry_is_the_runs';
    end if;
end
$$;
comment on function segcast.judge_run_event is 'Refuses an entry of a run that its row does not say.';

create function segcast.judge_adoption(event text, subject text, detail jsonb, is_worker boolean)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
    if not judge_adoption.is_worker and (
        judge_adoption.detail ? 'seals'
        or (judge_adoption.detail ->> 'head_sequence')::numeric
        > (judge_adoption.detail ->> 'database_sequence')::numeric
    ) then
        raise exception 'the login % may not go on from numbers that the database does not know', session_user
        using errcode = '42501';
    end if;
end
$$;
comment on function segcast.judge_adoption is 'Lets only the worker go on from numbers of an outbox that the database does not know.';

revoke all on function segcast.judge_run_event,
segcast.judge_adoption,
segcast.take_over_run,
segcast.set_previous,
segcast.mark_planned,
segcast.freeze_members,
segcast.recount_run,
segcast.mark_reserved,
segcast.mark_staged,
segcast.mark_attention,
segcast.accept_run,
segcast.mark_ended,
segcast.next_sequence,
segcast.mark_committed,
segcast.reopen_run,
segcast.adopt_sequence,
segcast.mark_published,
segcast.name_files,
segcast.forget_files,
segcast.expire_kept_bytes,
segcast.reseal_chunk,
segcast.mark_resealed,
segcast.finish_key_change,
segcast.forget_lost_bytes
from public;
