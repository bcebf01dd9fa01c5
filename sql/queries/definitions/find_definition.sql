-- Returns a definition as it was applied.
--
-- grain   one row, or none
-- params  $1 definition_hash text
-- columns body text
select body
from segcast.definitions
where definition_hash = $1::text;
