-- Files the candidates with a reservation as included.
--
-- grain   none; writes one row a candidate
-- params  $1 run_id bigint
update segcast.export_candidates as candidates
set bucket = 'included'
where candidates.run_id = $1::bigint and candidates.bucket = 'eligible';
