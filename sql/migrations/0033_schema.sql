-- A database that went on with four eyes says so in its trail: without an entry nobody could tell the row from a made-up one.
with founded as (
    insert into segcast.governance (governance)
    select 'four_eyes' as governance
    where
        segcast.governance_in_force() = 'four_eyes'
        and not exists (
            select from segcast.audit_entries as entries
            where entries.event = 'governance_set'
        )
    returning governance
)

select segcast.append_audit('governance_set', founded.governance, '{}')
from founded;
