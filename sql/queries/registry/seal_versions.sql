-- Sums up model versions with what their gates measured and who let them act, and which one is the champion.
--
-- Champions are summed up as they stand in their table, whether they act or not.
--
-- grain   one row a version and part, `version`, `gates` or `approval`, and one an outcome's champion
-- params  $1 outcome text, or null for all   $2 version integer, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
with digests as (
    select
        outcome,
        version,
        jsonb_object_agg(blob, content_sha256) as blob_digests
    from segcast.version_blobs
    group by outcome, version
),

parts as (
    select
        'version ' || versions.outcome || ' ' || versions.version as sealed_thing,
        'version' as part,
        jsonb_build_array(
            versions.definition_hash, versions.feature_set, versions.feature_set_version,
            extract(epoch from versions.as_of)::text, versions.horizon_days, versions.training,
            versions.metrics, versions.parameters, versions.calibration, versions.engine,
            versions.code_revision, digests.blob_digests,
            extract(epoch from versions.trained_at)::text, versions.author, versions.card,
            versions.tiers
        )::text as line
    from segcast.model_versions as versions
    left join digests
        on versions.outcome = digests.outcome and versions.version = digests.version
    where
        ($1::text is null or versions.outcome = $1::text)
        and ($2::integer is null or versions.version = $2::integer)
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
    segcast.sum_of(string_agg(line, E'\n' order by convert_to(line, 'UTF8'))) as sha256
from parts
group by sealed_thing, part
order by sealed_thing, part;
