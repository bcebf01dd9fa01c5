-- Counts everybody who was a customer at an as-of.
--
-- grain   one row
-- params  $1 key_space text   $2 as_of timestamptz
select count(*) as customer_count
from segcast.customer_keys
where key_space = $1::text and linked_at < $2::timestamptz;
