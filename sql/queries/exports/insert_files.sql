-- Records the files of a run as they were read back.
--
-- grain   none; writes one row a file
-- params  $1 run_id bigint   $2 content text[]   $3 row_count bigint[]   $4 byte_count bigint[]   $5 file_sha256 text[], in order
insert into segcast.export_files (
    run_id, file_number, content, row_count, byte_count, file_sha256
)
select
    $1::bigint as run_id,
    files.file_number,
    files.content,
    files.row_count,
    files.byte_count,
    files.file_sha256
from
    unnest($2::text[], $3::bigint[], $4::bigint[], $5::text[]) with ordinality
        as files (content, row_count, byte_count, file_sha256, file_number);
