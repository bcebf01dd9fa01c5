-- Locks a release and says what the guards need to know.
--
-- grain   one row, the release beside the one in force; none when there is no such release
-- params  $1 release_id bigint
-- locks   the release
select
    releases.state,
    releases.held_reason,
    releases.as_of,
    releases.customer_count,
    (
        select previous.customer_count
        from segcast.current_release as current
        inner join segcast.releases as previous on current.release_id = previous.release_id
    ) as previous_count,
    (
        select previous.as_of
        from segcast.current_release as current
        inner join segcast.releases as previous on current.release_id = previous.release_id
    ) as previous_as_of,
    (
        select builds.customer_count from segcast.feature_builds as builds
        where builds.build_id = releases.build_id
    ) as built_count
from segcast.releases as releases
where releases.release_id = $1::bigint
for update of releases;
