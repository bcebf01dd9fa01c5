-- Stores a trained model as the next version of its outcome.
--
-- grain   one row, the version
-- params  $1 outcome text   $2 definition_hash text   $3 feature_set text   $4 feature_set_version integer
--         $5 as_of timestamptz   $6 horizon_days integer   $7 training jsonb   $8 metrics jsonb
--         $9 parameters jsonb   $10 engine text   $11 code_revision text   $12 model bytea   $13 model_sha256 text
--         $14 calibration jsonb   $15 card jsonb   $16 tiers jsonb
insert into segcast.model_versions (
    outcome, version, definition_hash, feature_set, feature_set_version, as_of, horizon_days,
    training, metrics, parameters, engine, code_revision, model, model_sha256, calibration, card,
    tiers
)
select
    $1::text as outcome,
    coalesce(max(versions.version), 0) + 1 as version,
    $2::text as definition_hash,
    $3::text as feature_set,
    $4::integer as feature_set_version,
    $5::timestamptz as as_of,
    $6::integer as horizon_days,
    $7::jsonb as training,
    $8::jsonb as metrics,
    $9::jsonb as parameters,
    $10::text as engine,
    $11::text as code_revision,
    $12::bytea as model,
    $13::text as model_sha256,
    $14::jsonb as calibration,
    $15::jsonb as card,
    $16::jsonb as tiers
from segcast.model_versions as versions
where versions.outcome = $1::text
returning version;
