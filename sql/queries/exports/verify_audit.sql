-- Finds audit entries whose hash does not follow from their content and the entry before, or a lost tail or head.
--
-- grain   one row an entry that breaks the rule; the head as entry 0
-- columns audit_id bigint
select chained.audit_id
from (
    select
        entries.*,
        lag(entries.entry_sha256, 1, repeat('0', 64))
            over (order by entries.audit_id)
            as expected_sha256,
        row_number() over (order by entries.audit_id) as expected_id
    from segcast.audit_entries as entries
) as chained
where
    chained.audit_id <> chained.expected_id
    or chained.previous_sha256 <> chained.expected_sha256
    or chained.entry_sha256 <> encode(sha256(convert_to(
        chained.audit_id
        || E'\n'
        || extract(epoch from chained.recorded_at)
        || E'\n'
        || chained.actor
        || E'\n'
        || chained.event
        || E'\n'
        || chained.subject
        || E'\n'
        || chained.detail
        || E'\n'
        || chained.previous_sha256,
        'UTF8'
    )), 'hex')
union all
select 0 as audit_id
from segcast.audit_head as head
left join segcast.audit_entries as entries on head.audit_id = entries.audit_id
where
    head.entry_sha256 is distinct from coalesce(entries.entry_sha256, repeat('0', 64))
    or head.audit_id
    < (select coalesce(max(all_entries.audit_id), 0) from segcast.audit_entries as all_entries)
union all
select 0 as audit_id
where not exists (select 1 as is_there from segcast.audit_head)
order by audit_id;
