-- Marks a run that a person has to look at.
--
-- grain   one row, the run; none when its lease was lost
-- params  $1 run_id bigint   $2 lease_token bigint   $3 reason text   $4 count bigint, how many the list would hold, or null
-- columns run_id bigint
select marked.run_id
from
    segcast.mark_attention($1::bigint, $2::bigint, $3::text, $4::bigint)
        as marked (run_id);
