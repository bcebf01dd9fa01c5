-- Returns the release in force with its build, and the time.
--
-- grain   one row, or none
-- columns release_id bigint, build_id bigint, read_at timestamptz
select
    current_release.release_id,
    releases.build_id,
    clock_timestamp() as read_at
from segcast.current_release
inner join segcast.releases on current_release.release_id = releases.release_id;
