-- Counts who is in any of some segments.
--
-- grain   one row
-- params  $1 segment text[]
-- columns member_count bigint
select count(distinct memberships.customer_id) as member_count
from segcast.memberships as memberships
where memberships.segment = any($1::text[]) and memberships.left_at = 'infinity';
