-- Returns the release in force.
--
-- grain   one row, or none
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
