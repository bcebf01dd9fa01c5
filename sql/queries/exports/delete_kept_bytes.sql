-- Forgets the kept bytes of a run.
--
-- grain   none
-- params  $1 run_id bigint
delete from segcast.kept_bytes
where run_id = $1::bigint;
