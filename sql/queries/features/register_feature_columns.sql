-- Registers what the positions of a version mean.
--
-- grain   one row a position
-- params  $1 feature_set text   $2 version integer   $3 name text[]   $4 unit text[], in order of position
insert into segcast.feature_columns (feature_set, version, feature_position, feature_name, unit)
select
    $1::text as feature_set,
    $2::integer as version,
    columns.feature_position,
    columns.feature_name,
    columns.unit
from
    unnest($3::text[], $4::text[]) with ordinality
        as columns (feature_name, unit, feature_position);
