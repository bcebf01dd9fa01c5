-- Finds exports whose numbers have a gap, or whose manifests do not follow one another.
--
-- grain   one row an export that breaks the rule
select
    chained.export,
    count(*) as run_count
from (
    select
        runs.export,
        runs.sequence,
        runs.previous_manifest_sha256,
        row_number() over (partition by runs.export order by runs.sequence) as expected_sequence,
        lag(runs.manifest_sha256)
            over (partition by runs.export order by runs.sequence)
            as expected_sha256
    from segcast.export_runs as runs
    where runs.sequence is not null
) as chained
where
    chained.sequence <> chained.expected_sequence
    or chained.previous_manifest_sha256 is distinct from chained.expected_sha256
group by chained.export
order by chained.export;
