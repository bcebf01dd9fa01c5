-- Leases and the audit trail: who may act, and what was done.
create schema segcast_v1;
comment on schema segcast_v1 is 'The public SQL contract of Segcast: views that are never renamed or dropped.';
create schema segcast_data;
comment on schema segcast_data is 'Partitions of Segcast''s per-customer tables, one a build or release.';

create table segcast.leases (
    lease_name text primary key,
    holder uuid not null,
    token bigint not null,
    acquired_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    constraint token_is_positive check (token > 0)
);
comment on table segcast.leases is 'local: who may do what only one may do at a time, by a token that only grows';

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

create function segcast.make_partition(parent text, partition_id bigint)
returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    partition_name text := format('%s_%s', parent, partition_id);
begin
    if parent not in ('feature_values', 'scores') then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format('drop table if exists segcast_data.%I', partition_name);
    execute format(
        'create table segcast_data.%I (like segcast.%I including defaults including constraints)',
        partition_name, parent
    );
    return partition_name;
end
$$;
comment on function segcast.make_partition is 'Makes an empty, standalone table for one build or release, to be loaded and then attached.';

create function segcast.attach_partition(parent text, partition_id bigint)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    partition_name text := format('%s_%s', parent, partition_id);
    key_column text := case parent when 'feature_values' then 'build_id' else 'release_id' end;
begin
    if parent not in ('feature_values', 'scores') then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format(
        'alter table segcast_data.%I add primary key (%I, customer_id), add constraint partition_holds_one check (%2$I = %s)',
        partition_name, key_column, partition_id
    );
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
    if parent not in ('feature_values', 'scores') then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format('drop table if exists segcast_data.%I', format('%s_%s', parent, partition_id));
end
$$;
comment on function segcast.drop_partition is 'Drops one partition, attached or not; gives up on a lock after five seconds.';

revoke all on function segcast.append_audit,
segcast.make_partition,
segcast.attach_partition,
segcast.drop_partition
from public;
