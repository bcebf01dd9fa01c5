-- Forgets kept bytes whose retention has ended; those of each list's newest run stay.
--
-- grain   one row a run whose bytes were forgotten
-- params  $1 export text   $2 committed_before timestamptz
-- columns run_id bigint
select expired.run_id
from segcast.expire_kept_bytes($1::text, $2::timestamptz) as expired (run_id)
order by expired.run_id;
