-- Sums up which release is in force.
--
-- grain   one row, or none where none is in force
-- columns Audit.Seal: sealed_thing text, part text, row_count bigint, sha256 text
select
    'current' as sealed_thing,
    'release' as part,
    1::bigint as row_count,
    segcast.sum_of(release_id::text) as sha256
from segcast.current_release
order by release_id;
