-- Forgets whom a planned run considered, so that it can be planned again.
--
-- grain   one row: how many
-- params  $1 run_id bigint
-- columns forgotten_count bigint
select segcast.forget_candidates($1::bigint) as forgotten_count;
