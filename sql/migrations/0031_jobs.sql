-- Sums that an entry holds are in the form in which a verifier reads them: an entry stays for ever, and one that cannot be
-- read would keep all others from being proved.
create or replace function segcast.append_audit(event text, subject text, detail jsonb)
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
