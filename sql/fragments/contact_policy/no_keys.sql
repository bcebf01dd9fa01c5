-- No customers.
select true
from unnest(cast('{}' as text[])) as "{list}" (external_key);
