-- Files the candidates with a reservation, new or of their stay, as included.
--
-- grain   no rows
-- params  $1 run_id bigint
update segcast.export_candidates as candidates
set bucket = 'included'
where candidates.run_id = $1::bigint and candidates.bucket in ('eligible', 'present');
