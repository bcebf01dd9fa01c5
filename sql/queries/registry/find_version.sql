-- Returns a version of an outcome.
--
-- grain   one row, or none
-- params  $1 outcome text   $2 version integer
-- columns version integer, author text, approver text?
select
    versions.version,
    versions.author,
    approvals.approver
from segcast.model_versions as versions
left join segcast.approvals as approvals
    on versions.outcome = approvals.outcome and versions.version = approvals.version
where versions.outcome = $1::text and versions.version = $2::integer;
