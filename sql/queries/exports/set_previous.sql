-- Ties a run to the list that it refreshes.
--
-- grain   none
-- params  $1 run_id bigint   $2 previous_run_id bigint, or null when there is none
-- columns run_id bigint
select noted.run_id
from segcast.set_previous($1::bigint, $2::bigint) as noted (run_id);
