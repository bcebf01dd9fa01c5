-- Returns the tiers that a version learned.
--
-- grain   one row, or none
-- params  $1 outcome text   $2 version integer
-- columns tiers jsonb
select tiers
from segcast.model_versions
where outcome = $1::text and version = $2::integer;
