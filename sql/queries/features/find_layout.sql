-- Returns the version under which a layout of features stands.
--
-- grain   one row, or none
-- params  $1 feature_set text   $2 definition_hash text   $3 currency text, null for one without amounts
-- columns version integer
select version
from segcast.feature_sets
where
    feature_set = $1::text
    and definition_hash = $2::text
    and currency is not distinct from $3::text
order by version desc
limit 1;
