-- Sums up the rows of runs: everything that says what was sent to whom, and how far it came.
--
-- A lease's token is left out: whoever takes a run over changes nothing of it; and so is the key's name: its bytes open
-- with it, or they do not.
--
-- grain   one row a run
-- params  $1 run_id bigint, or null for all
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'run ' || run_id as sealed_thing,
    'run' as part,
    1::bigint as row_count,
    segcast.sum_of(
        jsonb_build_array(
            export, export_key, kind, channel, brand, extract(epoch from as_of)::text,
            extract(epoch from contact_at)::text, release_id, definition_hash, governance,
            synthetic_contacts, normaliser_version, state, candidate_count, included_count,
            excluded_count, sequence, row_count, manifest_name, manifest, manifest_sha256,
            previous_manifest_sha256, contact_model, caps, previous_run_id,
            attention_reason, accepted_by, is_removal, extract(epoch from planned_at)::text,
            extract(epoch from committed_at)::text, extract(epoch from published_at)::text,
            data_hash, data_parts, logical_time, again_reason, planned_by, allowed_count,
            attention_count, accepted_for, accepted_count, accepted_reason, has_head
        )::text
    ) as sha256
from segcast.export_runs
where $1::bigint is null or run_id = $1::bigint
order by run_id;
