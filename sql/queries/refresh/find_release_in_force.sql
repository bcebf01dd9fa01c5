-- Returns the release in force and the time.
--
-- grain   one row, or none
select
    release_id,
    clock_timestamp() as read_at
from segcast.current_release;
