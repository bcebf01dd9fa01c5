-- Returns the release in force and the time.
--
-- grain   one row, or none
-- columns release_id bigint, read_at timestamptz
select
    release_id,
    clock_timestamp() as read_at
from segcast.current_release;
