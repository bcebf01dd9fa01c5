-- Forgets the files of a run that are to be written again.
--
-- grain   none
-- params  $1 run_id bigint
delete from segcast.export_files
where run_id = $1::bigint;
