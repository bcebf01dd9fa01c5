-- Returns everything that is known about a version, as one JSON object whose instants are in UTC.
--
-- grain   one row, or none
-- params  $1 outcome text   $2 version integer
-- columns card jsonb
select
    versions.card || jsonb_build_object(
        'outcome', versions.outcome,
        'version', versions.version,
        'definition_hash', versions.definition_hash,
        'feature_set', versions.feature_set,
        'feature_set_version', versions.feature_set_version,
        'as_of', replace(
            to_char(versions.as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            '.000000Z', 'Z'
        ),
        'horizon_days', versions.horizon_days,
        'training', versions.training,
        'metrics', versions.metrics,
        'parameters', versions.parameters,
        'calibration', versions.calibration,
        'tiers', versions.tiers,
        'engine', versions.engine,
        'code_revision', versions.code_revision,
        'trained_at', replace(
            to_char(versions.trained_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            '.000000Z', 'Z'
        ),
        'author', versions.author,
        'approver', approvals.approver,
        'approved_at', replace(
            to_char(approvals.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            '.000000Z', 'Z'
        ),
        'governance', approvals.governance,
        'is_champion', champions.version is not null,
        'gates', (
            select
                jsonb_agg(
                    jsonb_build_object(
                        'gate', gates.gate,
                        'measured', gates.measured,
                        'limit', gates.limit_value,
                        'is_passed', gates.is_passed
                    )
                    order by gates.gate
                ) as results
            from segcast.gate_results as gates
            where gates.outcome = versions.outcome and gates.version = versions.version
        )
    ) || (
        select jsonb_object_agg(blobs.blob || '_sha256', blobs.content_sha256) as digests
        from segcast.version_blobs as blobs
        where blobs.outcome = versions.outcome and blobs.version = versions.version
    ) as card
from segcast.model_versions as versions
left join segcast.approvals as approvals
    on versions.outcome = approvals.outcome and versions.version = approvals.version
left join segcast.acting_champions as champions
    on versions.outcome = champions.outcome and versions.version = champions.version
where versions.outcome = $1::text and versions.version = $2::integer;
