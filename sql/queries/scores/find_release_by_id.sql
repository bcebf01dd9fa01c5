-- Returns a release by its number.
--
-- grain   one row, or none
-- params  $1 release_id bigint
-- columns ReleaseRow: release_id bigint, as_of timestamptz, build_id bigint, state text as ReleaseState,
--         held_reason text?, customer_count bigint?, valid_until timestamptz?
select
    release_id,
    as_of,
    build_id,
    state,
    held_reason,
    customer_count,
    valid_until
from segcast.releases
where release_id = $1::bigint;
