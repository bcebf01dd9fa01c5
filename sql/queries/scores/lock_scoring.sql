-- Locks a release that is being scored, and says what is left of it.
--
-- grain   one row, or none
-- params  $1 release_id bigint
-- columns state text as ReleaseState, open_count bigint
-- locks   the release
select
    releases.state,
    (
        select count(*) from segcast.release_buckets as buckets
        where buckets.release_id = releases.release_id and buckets.scored_at is null
    ) as open_count
from segcast.releases as releases
where releases.release_id = $1::bigint
for update of releases;
