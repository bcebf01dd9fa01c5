-- Returns the definition that a version of a feature set stands for, and in which currency its amounts are.
--
-- grain   one row, or none
-- params  $1 feature_set text   $2 version integer
-- columns definition_hash text, currency text?
select
    definition_hash,
    currency
from segcast.feature_sets
where feature_set = $1::text and version = $2::integer;
