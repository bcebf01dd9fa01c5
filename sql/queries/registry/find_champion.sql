-- Returns the version of an outcome that scores.
--
-- grain   one row, or none
-- params  $1 outcome text
-- columns version integer, definition_hash text, feature_set text, feature_set_version integer, as_of timestamptz,
--         horizon_days integer, calibration_slope double precision?,
--         calibration_intercept double precision?, governance text as Governance
select
    versions.version,
    versions.definition_hash,
    versions.feature_set,
    versions.feature_set_version,
    versions.as_of,
    versions.horizon_days,
    (versions.calibration ->> 'slope')::double precision as calibration_slope,
    (versions.calibration ->> 'intercept')::double precision as calibration_intercept,
    approvals.governance
from segcast.acting_champions as champions
inner join segcast.model_versions as versions
    on champions.outcome = versions.outcome and champions.version = versions.version
inner join segcast.approvals as approvals
    on champions.outcome = approvals.outcome and champions.version = approvals.version
where champions.outcome = $1::text;
