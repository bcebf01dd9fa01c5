-- Puts a key in force in the place of a lost one, and forgets the bytes that nobody can open any more.
--
-- grain   one row a run whose bytes were forgotten
-- params  $1 next_key_id text   $2 reason text
-- columns run_id bigint, export text
select
    forgotten.run_id,
    forgotten.export
from segcast.forget_lost_bytes($1::text, $2::text) as forgotten (run_id, export)
order by forgotten.run_id;
