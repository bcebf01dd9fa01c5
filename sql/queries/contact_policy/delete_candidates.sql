-- Forgets whom a run considered, so that it can be planned again.
--
-- grain   none; deletes one row a candidate
-- params  $1 run_id bigint
delete from segcast.export_candidates
where run_id = $1::bigint;
