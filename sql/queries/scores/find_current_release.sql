-- Returns the release in force.
--
-- grain   one row, or none
-- columns ReleaseRow: release_id bigint, as_of timestamptz, build_id bigint, state text as ReleaseState,
--         held_reason text?, customer_count bigint?, valid_until timestamptz?
select
    releases.release_id,
    releases.as_of,
    releases.build_id,
    releases.state,
    releases.held_reason,
    releases.customer_count,
    releases.valid_until
from segcast.current_release as current
inner join segcast.releases as releases on current.release_id = releases.release_id;
