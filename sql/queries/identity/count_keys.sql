-- Counts the keys that are linked.
--
-- grain   one row
select count(*) as key_count
from segcast.customer_keys;
