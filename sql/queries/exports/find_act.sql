-- Says whether somebody put a release in force by hand, or another in its place.
--
-- grain   one row, or none
-- params  $1 release_id bigint
-- columns act_id bigint
select act_id
from segcast.release_acts
where release_id = $1::bigint or replaced_release_id = $1::bigint
order by act_id
limit 1;
