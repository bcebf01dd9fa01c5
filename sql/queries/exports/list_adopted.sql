-- Lists the numbers of lists that were sent and that this database does not know: a person goes on from them.
--
-- grain   one row an adoption: the numbers past the first, up to the last
-- columns export text, after_sequence bigint, last_sequence bigint, manifest_sha256 text
select
    adoptions.export,
    adoptions.after_sequence,
    adoptions.last_sequence,
    adoptions.manifest_sha256
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
        end as last_sequence,
        coalesce(entries.detail ->> 'manifest_sha256', '') as manifest_sha256
    from segcast.audit_entries as entries
    where entries.event = 'outbox_adopted'
) as adoptions
where adoptions.last_sequence > adoptions.after_sequence and adoptions.export is not null
order by adoptions.audit_id;
