-- Returns the last id that a customer was given.
--
-- grain   one row
-- columns last_id bigint
select coalesce(max(customer_id), 0) as last_id
from segcast.customers;
