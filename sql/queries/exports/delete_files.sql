-- Forgets the files of a run that has no number, and their bytes.
--
-- grain   one row, no value
-- params  $1 run_id bigint
select segcast.forget_files($1::bigint) as forgotten;
