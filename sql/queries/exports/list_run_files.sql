-- Lists the files of a run.
--
-- grain   one row a file, in order
-- params  $1 run_id bigint
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
