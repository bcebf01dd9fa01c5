-- Returns the newest version of an outcome.
--
-- grain   one row, or none
-- params  $1 outcome text
-- columns version integer, as_of timestamptz, definition_hash text
select
    version,
    as_of,
    definition_hash
from segcast.model_versions
where outcome = $1::text
order by version desc
limit 1;
