-- Makes sure that nobody defines a cap otherwise while a run is charged under it.
--
-- grain   one row
-- params  $1 scope text
-- locks   the scope, shared
select cap
from segcast.cap_scopes
where scope = $1::text
for share;
