-- Lists which of some definitions are stored.
--
-- grain   one row a definition that is
-- params  $1 definition_hash text[]
-- columns definition_hash text
select definition_hash
from segcast.definitions
where definition_hash = any($1::text[]);
