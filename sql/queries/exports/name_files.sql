-- Gives the files of a committed run the names they are published under.
--
-- grain   one row, no value
-- params  $1 run_id bigint   $2 file_name text[], in order
select segcast.name_files($1::bigint, $2::text[]) as named;
