-- Lists versions that score and that nobody but their author approved, while somebody else has to by now.
--
-- An approval stays as it was given; who looked later stands in the audit trail.
--
-- grain   one row an outcome
-- columns outcome text, version integer
select
    approvals.outcome,
    approvals.version
from segcast.acting_champions as champions
inner join segcast.approvals as approvals
    on champions.outcome = approvals.outcome and champions.version = approvals.version
where
    segcast.needs_somebody_else(segcast.governance_in_force())
    and approvals.approver = approvals.author
    and not exists (
        select from segcast.audit_entries as entries
        where
            entries.event = 'model_approved'
            and entries.subject = format('%s %s', champions.outcome, champions.version)
            and entries.actor <> approvals.author
    )
order by champions.outcome;
