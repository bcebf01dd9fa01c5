-- Lists what has to lie in the outbox.
--
-- grain   one row a run with a committed file
select
    runs.run_id,
    runs.export,
    runs.state,
    runs.sequence,
    runs.file_name,
    runs.row_count,
    runs.byte_count,
    runs.file_sha256,
    runs.manifest_name,
    runs.manifest,
    runs.manifest_sha256,
    runs.previous_manifest_sha256,
    runs.candidate_count,
    runs.included_count,
    (
        select count(*) from segcast.export_members as members
        where members.run_id = runs.run_id
    ) as member_count
from segcast.export_runs as runs
where runs.sequence is not null
order by runs.export, runs.sequence;
