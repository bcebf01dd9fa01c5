-- Lists every version with its approval.
--
-- grain   one row a version
-- columns outcome text, version integer, as_of timestamptz, trained_at timestamptz, author text,
--         gate_auc double precision?, is_passed boolean, approver text?, is_champion boolean
select
    versions.outcome,
    versions.version,
    versions.as_of,
    versions.trained_at,
    versions.author,
    (versions.metrics -> 'gate' ->> 'auc')::double precision as gate_auc,
    not exists (
        select 1 as failed from segcast.gate_results as gates
        where
            gates.outcome = versions.outcome
            and gates.version = versions.version
            and not gates.is_passed
    ) as is_passed,
    approvals.approver,
    champions.version is not null as is_champion
from segcast.model_versions as versions
left join segcast.approvals as approvals
    on versions.outcome = approvals.outcome and versions.version = approvals.version
left join segcast.acting_champions as champions
    on versions.outcome = champions.outcome and versions.version = champions.version
order by versions.outcome, versions.version;
