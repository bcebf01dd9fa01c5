-- Everybody's key.
select true
from segcast.customer_keys as keys;
