-- Lists the manifests that have to lie in the outbox, beside what the database says of their runs.
--
-- grain   one row a run with a number
-- columns run_id bigint, export text, kind text, channel text, brand text, sequence bigint, release_id bigint,
--         definition_hash text, previous_manifest_sha256 text?, manifest_name text?, manifest text?,
--         manifest_sha256 text?, candidate_count bigint?, included_count bigint?, is_published boolean
select
    runs.run_id,
    runs.export,
    runs.kind,
    runs.channel,
    runs.brand,
    runs.sequence,
    runs.release_id,
    runs.definition_hash,
    runs.previous_manifest_sha256,
    runs.manifest_name,
    runs.manifest,
    runs.manifest_sha256,
    runs.candidate_count,
    runs.included_count,
    runs.published_at is not null as is_published
from segcast.export_runs as runs
where runs.sequence is not null
order by runs.export, runs.sequence;
