-- Lists what has to lie in the outbox.
--
-- grain   one row a file of a run with a number
-- columns run_id bigint, export text, format text, is_published boolean, file_number integer, content text,
--         file_name text?, row_count bigint, byte_count bigint, file_sha256 text
select
    runs.run_id,
    runs.export,
    split_part(runs.normaliser_version, '/', 1) as format,
    runs.published_at is not null as is_published,
    files.file_number,
    files.content,
    files.file_name,
    files.row_count,
    files.byte_count,
    files.file_sha256
from segcast.export_runs as runs
inner join segcast.export_files as files on runs.run_id = files.run_id
where runs.sequence is not null
order by runs.export, runs.sequence, files.file_number;
