-- Lists what the positions of a feature set's version mean.
--
-- grain   one row a position
-- params  $1 feature_set text   $2 version integer
select
    feature_position,
    feature_name,
    unit
from segcast.feature_columns
where feature_set = $1::text and version = $2::integer
order by feature_position;
