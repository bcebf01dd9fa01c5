-- Lists the features that a release scored a customer by.
--
-- grain   one row a feature; none when the build was dropped
-- params  $1 customer_id bigint   $2 release_id bigint
-- columns feature_name text, unit text, measured real?
select
    columns.feature_name,
    columns.unit,
    built.feature_values[columns.feature_position] as measured
from segcast.releases as releases
inner join segcast.feature_builds as builds on releases.build_id = builds.build_id
inner join segcast.feature_columns as columns
    on builds.feature_set = columns.feature_set and builds.version = columns.version
inner join segcast.feature_values as built
    on releases.build_id = built.build_id and built.customer_id = $1::bigint
where releases.release_id = $2::bigint
order by columns.feature_position;
