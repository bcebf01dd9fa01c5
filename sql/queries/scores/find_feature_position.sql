-- Returns where the build of a release keeps a feature, while its rows are there.
--
-- grain   one row, or none
-- params  $1 release_id bigint   $2 feature_name text
-- columns build_id bigint, feature_position integer
select
    builds.build_id,
    columns.feature_position
from segcast.releases as releases
inner join segcast.feature_builds as builds on releases.build_id = builds.build_id
inner join segcast.feature_columns as columns
    on builds.feature_set = columns.feature_set and builds.version = columns.version
where
    releases.release_id = $1::bigint
    and columns.feature_name = $2::text
    and builds.state = 'ready';
