-- Lists the manifests that have to lie in the outbox, beside what the database counted.
--
-- grain   one row a run with a number
select
    runs.run_id,
    runs.export,
    runs.state,
    runs.manifest_name,
    runs.manifest_sha256,
    runs.candidate_count,
    runs.included_count,
    (
        select count(*) from segcast.export_members as members
        where members.run_id = runs.run_id
    ) as member_count,
    (
        select coalesce(sum(files.row_count), 0)::bigint from segcast.export_files as files
        where files.run_id = runs.run_id and files.content = 'audience'
    ) as audience_row_count
from segcast.export_runs as runs
where runs.sequence is not null
order by runs.export, runs.sequence;
