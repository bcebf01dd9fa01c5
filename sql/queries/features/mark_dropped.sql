-- Marks a build whose table is gone.
--
-- grain   one row, the build
-- params  $1 build_id bigint
-- columns build_id bigint
update segcast.feature_builds
set state = 'dropped'
where build_id = $1::bigint
returning build_id;
