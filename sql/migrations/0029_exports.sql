-- Runs move by functions that keep their rules: what has a number stays as it is.
--
-- FOR UPDATE asks for the right to write some column: this one can hold nothing else.
alter table segcast.export_runs
add column may_be_locked boolean not null default true,
add constraint lock_says_nothing check (may_be_locked);
comment on column segcast.export_runs.may_be_locked is 'Always true: whoever may write this column alone may lock the run.';

create function segcast.take_over_run(run_id bigint, token bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set lease_token = take_over_run.token
    where
        runs.run_id = take_over_run.run_id
        and runs.lease_token <= take_over_run.token
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

create function segcast.mark_reserved(run_id bigint, token bigint)
returns table (included_count bigint, allowed_count bigint)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set
        state = 'reserved',
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
                where candidates.bucket = 'included' or candidates.bucket like 'capped:%'
            ) as allowed_count
        from segcast.export_candidates as candidates
        where candidates.run_id = mark_reserved.run_id
    ) as counted
    where
        runs.run_id = mark_reserved.run_id
        and runs.lease_token = mark_reserved.token
        and runs.sequence is null
        and runs.state in ('planned', 'reserved', 'staged')
    returning runs.included_count, runs.allowed_count;
$$;
comment on function segcast.mark_reserved is 'Marks a run reserved and counts its candidates.';

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
    returning runs.run_id;
$$;
comment on function segcast.mark_staged is 'Marks a run staged: its files are written and kept.';

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

create function segcast.mark_ended(run_id bigint, state text)
returns setof text
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set state = mark_ended.state, attention_reason = null, row_count = null
    where
        runs.run_id = mark_ended.run_id
        and mark_ended.state in ('superseded', 'cancelled', 'aborted')
        and runs.sequence is null
        and runs.state in ('planned', 'reserved', 'staged', 'needs_attention')
    returning runs.export;
$$;
comment on function segcast.mark_ended is 'Ends a run that has no number, and returns its export.';

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
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
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
$$;
comment on function segcast.mark_committed is 'Commits a staged run to the next number of its export, and to its manifest.';

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

revoke all on function segcast.take_over_run,
segcast.set_previous,
segcast.mark_planned,
segcast.freeze_members,
segcast.mark_reserved,
segcast.mark_staged,
segcast.mark_attention,
segcast.mark_ended,
segcast.mark_committed,
segcast.next_sequence,
segcast.reopen_run,
segcast.mark_published,
segcast.name_files,
segcast.forget_files,
segcast.expire_kept_bytes
from public;
