-- Lists every sum that the audit trail holds.
--
-- grain   one row an entry, thing and part, oldest first
select
    entries.audit_id,
    entries.recorded_at,
    entries.event,
    things.sealed_thing,
    parts.part,
    (parts.seal ->> 'rows')::bigint as row_count,
    parts.seal ->> 'sha256' as sha256
from segcast.audit_entries as entries
cross join lateral jsonb_each(entries.detail -> 'seals') as things (sealed_thing, sums)
cross join lateral jsonb_each(things.sums) as parts (part, seal)
where jsonb_typeof(entries.detail -> 'seals') = 'object'
order by entries.audit_id, things.sealed_thing, parts.part;
