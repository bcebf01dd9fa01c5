-- Gives the files of a run the names they are published under.
--
-- grain   none
-- params  $1 run_id bigint   $2 file_name text[], in order
update segcast.export_files as files
set file_name = named.file_name
from unnest($2::text[]) with ordinality as named (file_name, file_number)
where files.run_id = $1::bigint and files.file_number = named.file_number;
