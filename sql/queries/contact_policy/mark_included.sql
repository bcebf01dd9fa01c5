-- Files those who stay in the audience as included.
--
-- grain   none
-- params  $1 run_id bigint
update segcast.export_candidates as candidates
set bucket = 'included'
where candidates.run_id = $1::bigint and candidates.bucket = 'present';
