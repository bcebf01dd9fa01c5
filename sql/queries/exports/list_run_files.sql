-- Lists the files of a run.
--
-- grain   one row a file, in order
-- params  $1 run_id bigint
-- columns file_number integer, content text as FileContent, file_name text, row_count bigint, byte_count bigint,
--         file_sha256 text
select
    file_number,
    content,
    coalesce(file_name, '') as file_name,
    row_count,
    byte_count,
    file_sha256
from segcast.export_files
where run_id = $1::bigint
order by file_number;
