-- Returns a definition as it was applied.
--
-- grain   one row, or none
-- params  $1 definition_hash text
-- columns kind text, definition_name text, body text
select
    kind,
    definition_name,
    body
from segcast.definitions
where definition_hash = $1::text;
