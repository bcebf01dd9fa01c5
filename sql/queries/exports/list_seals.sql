-- Lists every sum that the audit trail holds; one that cannot be read has no rows.
--
-- grain   one row an entry, thing and part, oldest first
-- columns audit_id bigint as Int, recorded_at timestamptz, event text, sealed_thing text, part text,
--         row_count bigint?, sha256 text?, kept_days integer?
select
    entries.audit_id,
    entries.recorded_at,
    entries.event,
    things.sealed_thing,
    parts.part,
    case
        when
            parts.seal ->> 'rows' ~ '^[0-9]{1,18}$'
            and jsonb_typeof(parts.seal -> 'sha256') = 'string'
            then (parts.seal ->> 'rows')::bigint
    end as row_count,
    parts.seal ->> 'sha256' as sha256,
    case
        when entries.detail ->> 'kept_days' ~ '^[0-9]{1,6}$'
            then (entries.detail ->> 'kept_days')::integer
    end as kept_days
from segcast.audit_entries as entries
cross join
    lateral jsonb_each(
        case
            when jsonb_typeof(entries.detail -> 'seals') = 'object' then entries.detail -> 'seals'
            else '{"": 0}'
        end
    ) as things (sealed_thing, sums)
cross join
    lateral jsonb_each(
        case when jsonb_typeof(things.sums) = 'object' then things.sums else '{"": 0}' end
    ) as parts (part, seal)
where entries.detail ? 'seals'
order by entries.audit_id, things.sealed_thing, parts.part;
