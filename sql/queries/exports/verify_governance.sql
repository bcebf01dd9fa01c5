-- Finds changes of who may approve a model that the audit trail does not hold, or no longer the table.
--
-- What was so before the first entry is no breach: only the newest row counts, which always has one.
--
-- grain   one row an entry or row that has no counterpart
-- columns place bigint
with said as (
    select
        subject as governance,
        actor as set_by,
        row_number() over (order by audit_id desc) as place
    from segcast.audit_entries
    where event = 'governance_set'
),

changes as (
    select
        governance,
        set_by,
        row_number() over (order by governance_id desc) as place
    from segcast.governance
),

pairs as (
    select
        said.governance,
        said.set_by,
        changes.governance as changed_to,
        changes.set_by as changed_by,
        coalesce(said.place, changes.place) as place,
        count(said.place) over () as said_count
    from said
    full join changes on said.place = changes.place
)

select place
from pairs
where
    (governance, set_by) is distinct from (changed_to, changed_by)
    and place <= greatest(said_count, 1)
order by place;
