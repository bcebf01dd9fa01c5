-- Returns the release of a key.
--
-- grain   one row, or none
-- params  $1 release_key text
select
    release_id,
    as_of,
    build_id,
    state,
    held_reason,
    customer_count,
    valid_until
from segcast.releases
where release_key = $1::text;
