-- Lists the files whose bytes are kept.
--
-- grain   one row a file of a run that was published, in order
-- columns run_id bigint, file_number integer, key_id text?, file_name text?, file_sha256 text?
select
    kept_bytes.run_id,
    kept_bytes.file_number,
    runs.key_id,
    files.file_name,
    files.file_sha256
from segcast.kept_bytes as kept_bytes
inner join segcast.export_runs as runs on kept_bytes.run_id = runs.run_id
left join segcast.export_files as files
    on kept_bytes.run_id = files.run_id and kept_bytes.file_number = files.file_number
where kept_bytes.chunk_number = 0 and runs.published_at is not null
order by kept_bytes.run_id, kept_bytes.file_number;
