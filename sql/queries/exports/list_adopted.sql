-- Lists the numbers of lists that were sent and that this database does not know: a person goes on from them.
--
-- grain   one row an adoption: the numbers past the first, up to the last
select
    entries.detail ->> 'export' as export,
    (entries.detail ->> 'database_sequence')::bigint as after_sequence,
    (entries.detail ->> 'head_sequence')::bigint as last_sequence
from segcast.audit_entries as entries
where
    entries.event = 'outbox_adopted'
    and (entries.detail ->> 'head_sequence')::bigint
    > (entries.detail ->> 'database_sequence')::bigint
order by entries.audit_id;
