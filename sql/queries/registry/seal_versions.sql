-- Sums up model versions with what their gates measured and who let them act, and which one scores.
--
-- grain   one row a version and part, `version`, `gates` or `approval`, and one an outcome's champion
-- params  $1 outcome text, or null for all   $2 version integer, or null for all
with parts as (
    select
        'version ' || outcome || ' ' || version as sealed_thing,
        'version' as part,
        jsonb_build_array(
            definition_hash, feature_set, feature_set_version, extract(epoch from as_of)::text,
            horizon_days, training, metrics, parameters, calibration, engine, code_revision,
            model_sha256, extract(epoch from trained_at)::text, author, card, tiers
        )::text as line
    from segcast.model_versions
    where
        ($1::text is null or outcome = $1::text) and ($2::integer is null or version = $2::integer)
    union all
    select
        'version ' || outcome || ' ' || version as sealed_thing,
        'gates' as part,
        jsonb_build_array(gate, measured, limit_value, is_passed)::text as line
    from segcast.gate_results
    where
        ($1::text is null or outcome = $1::text) and ($2::integer is null or version = $2::integer)
    union all
    select
        'version ' || outcome || ' ' || version as sealed_thing,
        'approval' as part,
        jsonb_build_array(
            author, approver, governance, extract(epoch from approved_at)::text
        )::text as line
    from segcast.approvals
    where
        ($1::text is null or outcome = $1::text) and ($2::integer is null or version = $2::integer)
    union all
    select
        'champion ' || outcome as sealed_thing,
        'champion' as part,
        version::text as line
    from segcast.champions
    where $1::text is null or outcome = $1::text
)

select
    sealed_thing,
    part,
    count(*) as row_count,
    encode(
        sha256(convert_to(string_agg(line, E'\n' order by convert_to(line, 'UTF8')), 'UTF8')), 'hex'
    ) as sha256
from parts
group by sealed_thing, part
order by sealed_thing, part;
