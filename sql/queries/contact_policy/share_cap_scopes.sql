-- Makes sure that nobody counts a cap anew while contacts under it are given back.
--
-- grain   one row a scope
-- locks   every scope, shared, in name order
select scope
from segcast.cap_scopes
order by scope
for share;
