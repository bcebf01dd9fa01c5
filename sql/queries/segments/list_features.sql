-- Lists where a build keeps each feature, from 1: what the release means, whatever the definitions say by now.
--
-- grain   one row a feature
-- params  $1 build_id bigint
-- columns feature_name text, feature_position integer
select
    columns.feature_name,
    columns.feature_position
from segcast.feature_builds as builds
inner join segcast.feature_columns as columns
    on builds.feature_set = columns.feature_set and builds.version = columns.version
where builds.build_id = $1::bigint;
