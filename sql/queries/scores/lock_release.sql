-- Locks a release and says what the guards need to know.
--
-- Before it was the release in force, where that looks no further than this one does; otherwise the newest one
-- that was released, was not taken back and looks no further.
--
-- grain   one row, the release beside the one in force and the one before it; none when there is no such release
-- params  $1 release_id bigint
-- columns state text as ReleaseState, held_reason text?, as_of timestamptz, customer_count bigint?,
--         valid_until timestamptz?, built_count bigint?, build_id bigint?, current_release_id bigint?,
--         current_as_of timestamptz?, previous_release_id bigint?, previous_count bigint?
-- locks   the release
select
    releases.state,
    releases.held_reason,
    releases.as_of,
    releases.customer_count,
    releases.valid_until,
    builds.customer_count as built_count,
    builds.build_id,
    current.release_id as current_release_id,
    current.as_of as current_as_of,
    previous.release_id as previous_release_id,
    previous.customer_count as previous_count
from segcast.releases as releases
left join segcast.feature_builds as builds on releases.build_id = builds.build_id
left join lateral (
    select
        others.release_id,
        others.as_of
    from segcast.current_release as pointer
    inner join segcast.releases as others on pointer.release_id = others.release_id
) as current on true
left join lateral (
    select
        others.release_id,
        others.customer_count
    from segcast.releases as others
    where
        others.state = 'released'
        and others.release_id <> releases.release_id
        and others.as_of <= releases.as_of
    order by
        others.release_id is not distinct from current.release_id desc,
        others.as_of desc,
        others.release_id desc
    limit 1
) as previous on true
where releases.release_id = $1::bigint
for update of releases;
