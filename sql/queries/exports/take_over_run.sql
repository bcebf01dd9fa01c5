-- Makes the holder of a newer lease the owner of an unfinished run.
--
-- grain   one row, the run; none when a newer holder owns it
-- params  $1 run_id bigint   $2 lease_token bigint
-- columns run_id bigint
select taken.run_id
from segcast.take_over_run($1::bigint, $2::bigint) as taken (run_id);
