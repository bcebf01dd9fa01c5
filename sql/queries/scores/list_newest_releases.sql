-- Lists the newest releases, and whether one of a number is among all.
--
-- grain   one row a release, newest first; at most five
-- params  $1 release_id bigint
-- columns release_id bigint, is_known boolean
select
    release_id,
    $1::bigint in (select asked.release_id from segcast.releases as asked) as is_known
from segcast.releases
order by release_id desc
limit 5;
