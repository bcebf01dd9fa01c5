-- Returns the last number that an export took, with its run where it is one of this database's.
--
-- grain   one row, or none where no number was ever taken
-- params  $1 export text
-- columns last_sequence bigint, last_manifest_sha256 text?, run_id bigint, included_count bigint,
--         published_at timestamptz?
select
    counters.last_sequence,
    counters.last_manifest_sha256,
    coalesce(runs.run_id, 0) as run_id,
    coalesce(runs.included_count, 0) as included_count,
    runs.published_at
from segcast.export_sequences as counters
left join segcast.export_runs as runs
    on counters.export = runs.export and counters.last_sequence = runs.sequence
where counters.export = $1::text;
