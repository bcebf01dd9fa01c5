-- The audit trail: what was done, by whom and when.
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

create function segcast.sum_of(lines text)
returns text
language sql
stable
parallel safe
return encode(sha256(convert_to(lines, 'UTF8')), 'hex');
comment on function segcast.sum_of is 'The SHA-256 of a text in UTF-8, in hexadecimal digits: what a seal says of rows written as lines.';

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

-- Whoever appends to the trail says what its own commands do; what else has to hold, the module whose event it is judges.
create table segcast.audit_events (
    event text primary key,
    written_by text not null,
    judged_by text,
    constraint writer_is_known check (written_by in ('worker', 'exporter'))
);
comment on table segcast.audit_events is 'local: what a login may append to the audit trail; what functions say that keep rules of their own is not among it';
comment on column segcast.audit_events.written_by is 'exporter: the worker''s logins and those that only export; worker: the worker''s alone';
comment on column segcast.audit_events.judged_by is 'a function of schema segcast, of (event, subject, detail, is_worker), that raises what may not be said; null for what needs no more';

-- Whoever may ask is the worker: the right to run this function is what marks it.
create function segcast.may_append_all()
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
return has_function_privilege(session_user, 'segcast.may_append_all()', 'execute');
comment on function segcast.may_append_all is 'Whether the session''s user may append every event, as the worker may, and not only those of exports.';

create function segcast.append_event(event text, subject text, detail jsonb)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    is_worker boolean := segcast.may_append_all();
    known segcast.audit_events;
begin
    select events.* into known
    from segcast.audit_events as events
    where events.event = append_event.event and (is_worker or events.written_by = 'exporter');
    if not found then
        raise exception 'the login % may not append % to the audit trail', session_user, append_event.event
        using errcode = '42501';
    end if;
    if known.judged_by is not null then
        execute format('select segcast.%I($1, $2, $3, $4)', known.judged_by)
        using append_event.event, append_event.subject, append_event.detail, is_worker;
    elsif not is_worker and append_event.detail ? 'seals' then
        raise exception 'the login % may not seal anything by %', session_user, append_event.event
        using errcode = '42501';
    end if;
    return segcast.append_audit(append_event.event, append_event.subject, append_event.detail);
end
$$;
comment on function segcast.append_event is 'Appends what a command of the session''s user did to the audit trail, and returns the entry''s number.';

revoke all on function segcast.sum_of,
segcast.append_audit,
segcast.may_append_all,
segcast.append_event
from public;
