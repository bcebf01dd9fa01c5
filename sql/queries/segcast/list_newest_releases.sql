-- Lists the newest releases, for whoever types a command.
--
-- grain   one row a release, newest first
-- columns release_id bigint
select releases.release_id
from segcast.releases as releases
order by releases.release_id desc
limit 50;
