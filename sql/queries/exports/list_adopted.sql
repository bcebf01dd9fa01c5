-- Lists the numbers of lists that were sent and that this database does not know: a person goes on from them.
--
-- grain   one row an adoption: the numbers past the first, up to the last
select
    adoptions.export,
    adoptions.after_sequence,
    adoptions.last_sequence
from (
    select
        entries.audit_id,
        entries.detail ->> 'export' as export,
        case
            when entries.detail ->> 'database_sequence' ~ '^[0-9]{1,18}$'
                then (entries.detail ->> 'database_sequence')::bigint
        end as after_sequence,
        case
            when entries.detail ->> 'head_sequence' ~ '^[0-9]{1,18}$'
                then (entries.detail ->> 'head_sequence')::bigint
        end as last_sequence
    from segcast.audit_entries as entries
    where entries.event = 'outbox_adopted'
) as adoptions
where adoptions.last_sequence > adoptions.after_sequence and adoptions.export is not null
order by adoptions.audit_id;
