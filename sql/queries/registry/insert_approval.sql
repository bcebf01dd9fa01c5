-- Approves a version as the session's user; the table refuses its author under four eyes.
--
-- grain   one row, the approval; none when it stood
-- params  $1 outcome text   $2 version integer   $3 governance text
insert into segcast.approvals (outcome, version, author, governance)
select
    versions.outcome,
    versions.version,
    versions.author,
    $3::text as governance
from segcast.model_versions as versions
where versions.outcome = $1::text and versions.version = $2::integer
on conflict (outcome, version) do nothing
returning approver;
