-- Leases, the audit trail and partitions: who may act, what was done, and where bulk data lie.
create schema segcast_data;
comment on schema segcast_data is 'Partitions of Segcast''s per-customer tables, one a build or release.';
revoke all on schema segcast, segcast_data from public;

create table segcast.leases (
    lease_name text primary key,
    holder uuid not null,
    token bigint not null,
    acquired_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    constraint token_is_positive check (token > 0)
);
comment on table segcast.leases is 'local: who may do what only one may do at a time, by a token that only grows';

create function segcast.may_hold(lease_name text)
returns boolean
language sql
stable
return lease_name like 'export %'
or has_table_privilege(session_user, 'segcast.feature_builds', 'insert');
comment on function segcast.may_hold is 'Whether the session''s user may take a lease: an exporter only those of exports.';

create function segcast.acquire_lease(lease_name text, holder uuid, ttl_seconds integer)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    taken bigint;
begin
    if not segcast.may_hold(lease_name) or ttl_seconds not between 1 and 60 then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    insert into segcast.leases as held (lease_name, holder, token, acquired_at, expires_at)
    values (
        acquire_lease.lease_name, acquire_lease.holder, 1, clock_timestamp(),
        clock_timestamp() + make_interval(secs => ttl_seconds)
    )
    on conflict on constraint leases_pkey do update
        set
            holder = excluded.holder,
            token = held.token + 1,
            acquired_at = excluded.acquired_at,
            expires_at = excluded.expires_at
        where held.expires_at < excluded.acquired_at
    returning held.token into taken;
    return taken;
end
$$;
comment on function segcast.acquire_lease is 'Takes a lease that is free or expired, for a minute at most, and returns its token; NULL while somebody holds it.';

create function segcast.renew_lease(lease_name text, token bigint, ttl_seconds integer)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not segcast.may_hold(lease_name) or ttl_seconds not between 1 and 60 then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    update segcast.leases as held
    set expires_at = clock_timestamp() + make_interval(secs => ttl_seconds)
    where
        held.lease_name = renew_lease.lease_name
        and held.token = renew_lease.token
        and held.expires_at >= clock_timestamp();
    return found;
end
$$;
comment on function segcast.renew_lease is 'Extends a lease that is still held, and says whether it was.';

create function segcast.release_lease(lease_name text, token bigint)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not segcast.may_hold(lease_name) then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    update segcast.leases as held
    set expires_at = '-infinity'
    where held.lease_name = release_lease.lease_name and held.token = release_lease.token;
    return found;
end
$$;
comment on function segcast.release_lease is 'Gives a lease back, and says whether it was still held.';

create table segcast.audit_entries (
    audit_id bigint primary key,
    recorded_at timestamptz not null,
    actor text not null,
    event text not null,
    subject text not null,
    detail jsonb not null,
    previous_sha256 text not null,
    entry_sha256 text not null,
    constraint entry_sha256_is_hexadecimal check (entry_sha256 ~ '^[0-9a-f]{64}$')
);
comment on table segcast.audit_entries is 'local: what was done, by whom and when; append-only, each entry hashed with the one before';

create table segcast.audit_head (
    is_head boolean primary key default true,
    audit_id bigint not null,
    entry_sha256 text not null,
    constraint head_is_one_row check (is_head)
);
comment on table segcast.audit_head is 'local: the last entry of the audit trail; every manifest carries it';

insert into segcast.audit_head (audit_id, entry_sha256) values (0, repeat('0', 64));

-- Sums that an entry holds are in the form in which a verifier reads them: an entry stays for ever, and one that cannot be
-- read would keep all others from being proved.
create function segcast.append_audit(event text, subject text, detail jsonb)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    head segcast.audit_head;
    entry segcast.audit_entries;
begin
    if append_audit.detail ? 'seals' and (
        jsonb_typeof(append_audit.detail -> 'seals') <> 'object' or exists (
            select from
                jsonb_each(append_audit.detail -> 'seals') as things (thing, sums),
                jsonb_each(
                    case when jsonb_typeof(things.sums) = 'object' then things.sums else '{"": 0}' end
                ) as parts (part, seal)
            where
                jsonb_typeof(parts.seal -> 'rows') is distinct from 'number'
                or jsonb_typeof(parts.seal -> 'sha256') is distinct from 'string'
                or parts.seal ->> 'rows' !~ '^[0-9]{1,18}$'
        )
    ) then
        raise exception 'the seals of an entry are sums of rows'
        using errcode = '23514', constraint = 'seals_can_be_read';
    end if;
    select * into strict head from segcast.audit_head where is_head for update;
    entry.audit_id := head.audit_id + 1;
    entry.recorded_at := clock_timestamp();
    entry.actor := session_user;
    entry.event := append_audit.event;
    entry.subject := append_audit.subject;
    entry.detail := append_audit.detail;
    entry.previous_sha256 := head.entry_sha256;
    entry.entry_sha256 := encode(sha256(convert_to(concat_ws(
        E'\n', entry.audit_id, extract(epoch from entry.recorded_at), entry.actor, entry.event,
        entry.subject, entry.detail, entry.previous_sha256
    ), 'UTF8')), 'hex');
    insert into segcast.audit_entries values (entry.*);
    update segcast.audit_head
    set audit_id = entry.audit_id, entry_sha256 = entry.entry_sha256
    where is_head;
    return entry.audit_id;
end
$$;
comment on function segcast.append_audit is 'Appends one entry to the audit trail as the session''s user and returns its number.';

-- Whoever appends to the trail says what its own commands do, and of a run what the run's row says.
create table segcast.audit_events (
    event text primary key,
    written_by text not null,
    run_states text[],
    constraint writer_is_known check (written_by in ('worker', 'exporter'))
);
comment on table segcast.audit_events is 'local: what a login may append to the audit trail; what functions say that keep rules of their own is not among it';
comment on column segcast.audit_events.written_by is 'exporter: the worker''s logins and those that only export; worker: the worker''s alone';
comment on column segcast.audit_events.run_states is 'in which states a run is when this was done to it; null for what is no run''s';

insert into segcast.audit_events (event, written_by, run_states) values
('export_planned', 'exporter', '{planned}'),
('export_again', 'exporter', '{planned}'),
('export_reserved', 'exporter', '{reserved}'),
('export_staged', 'exporter', '{staged}'),
('export_committed', 'exporter', '{committed}'),
('export_reopened', 'exporter', '{reserved,staged}'),
('export_published', 'exporter', '{published}'),
('export_needs_attention', 'exporter', '{needs_attention}'),
('export_cancelled', 'exporter', '{cancelled}'),
('export_superseded', 'exporter', '{superseded}'),
('run_sealed', 'exporter', '{planned,committed}'),
('kept_bytes_expired', 'exporter', '{committed,needs_attention,published}'),
('outbox_adopted', 'exporter', null),
('list_handed_over', 'worker', null),
('caps_sealed', 'worker', null),
('customers_linked', 'worker', null),
('key_space_recorded', 'worker', null),
('key_space_accepted', 'worker', null),
('version_sealed', 'worker', null),
('release_scored_again', 'worker', null),
('release_held', 'worker', null),
('release_accepted', 'worker', null),
('release_released', 'worker', null),
('release_released_in_part', 'worker', null),
('release_put_back', 'worker', null),
('segment_refreshed', 'worker', null),
('segment_retired', 'worker', null);

create function segcast.append_event(event text, subject text, detail jsonb)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    is_worker boolean := has_table_privilege(session_user, 'segcast.feature_builds', 'insert');
    known segcast.audit_events;
begin
    select events.* into known
    from segcast.audit_events as events
    where events.event = append_event.event and (is_worker or events.written_by = 'exporter');
    if not found then
        raise exception 'the login % may not append % to the audit trail', session_user, append_event.event
        using errcode = '42501';
    end if;
    if known.run_states is not null and not exists (
        select from segcast.export_runs as runs
        where
            runs.run_id = substring(append_event.subject from ' run ([0-9]{1,18})$')::bigint
            and append_event.subject = runs.export || ' run ' || runs.run_id
            and runs.state = any(known.run_states)
            and 'run ' || runs.run_id = all(
                array(select jsonb_object_keys(append_event.detail -> 'seals'))
            )
    ) then
        raise exception 'an entry of a run says what its row says, and sums up nothing else'
        using errcode = '23514', constraint = 'entry_is_the_runs';
    end if;
    if known.run_states is null and not is_worker and (
        append_event.detail ? 'seals'
        or (append_event.detail ->> 'head_sequence')::numeric
        > (append_event.detail ->> 'database_sequence')::numeric
    ) then
        raise exception 'the login % may not go on from numbers that the database does not know', session_user
        using errcode = '42501';
    end if;
    return segcast.append_audit(append_event.event, append_event.subject, append_event.detail);
end
$$;
comment on function segcast.append_event is 'Appends what a command of the session''s user did to the audit trail, and returns the entry''s number.';

-- What is partitioned, and by what, the catalogue says: tables of schema segcast, by a list of one column.
create function segcast.make_partition(parent text, partition_id bigint)
returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    partition_name text := format('%s_%s', parent, partition_id);
    key_column name;
begin
    select columns.attname into key_column
    from pg_partitioned_table as parents
    inner join pg_attribute as columns
        on parents.partrelid = columns.attrelid and parents.partattrs[0] = columns.attnum
    where
        parents.partrelid = to_regclass('segcast.' || quote_ident(parent))
        and parents.partstrat = 'l';
    if key_column is null then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format('drop table if exists segcast_data.%I', partition_name);
    execute format(
        'create table segcast_data.%I (like segcast.%I including defaults including constraints, constraint partition_holds_one check (%I = %s))',
        partition_name, parent, key_column, partition_id
    );
    return partition_name;
end
$$;
comment on function segcast.make_partition is 'Makes an empty, standalone table for one build or release, to be loaded and then attached.';

-- Partitions are filled before they are keyed: an index made at once, of rows in order, takes a third of what it takes row
-- by row from two writers.
create function segcast.attach_partition(parent text, partition_id bigint)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    partition_name text := format('%s_%s', parent, partition_id);
    parent_key text;
begin
    select pg_get_constraintdef(keys.oid) into parent_key
    from pg_partitioned_table as parents
    inner join pg_constraint as keys on parents.partrelid = keys.conrelid and keys.contype = 'p'
    where
        parents.partrelid = to_regclass('segcast.' || quote_ident(parent))
        and parents.partstrat = 'l';
    if parent_key is null then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format('alter table segcast_data.%I add %s', partition_name, parent_key);
    execute format('analyze segcast_data.%I', partition_name);
    execute format(
        'alter table segcast.%I attach partition segcast_data.%I for values in (%s)',
        parent, partition_name, partition_id
    );
end
$$;
comment on function segcast.attach_partition is 'Keys, analyses and attaches a loaded table of segcast.make_partition.';

create function segcast.drop_partition(parent text, partition_id bigint)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '5s'
as $$
begin
    if not exists (
        select from pg_partitioned_table as parents
        where
            parents.partrelid = to_regclass('segcast.' || quote_ident(parent))
            and parents.partstrat = 'l'
    ) then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format('drop table if exists segcast_data.%I', format('%s_%s', parent, partition_id));
end
$$;
comment on function segcast.drop_partition is 'Drops one partition, attached or not; gives up on a lock after five seconds.';

revoke all on function segcast.may_hold,
segcast.acquire_lease,
segcast.renew_lease,
segcast.release_lease,
segcast.append_audit,
segcast.append_event,
segcast.make_partition,
segcast.attach_partition,
segcast.drop_partition
from public;
