-- Counts the keys of a key space that were linked to customers behind an id.
--
-- grain   one row
-- params  $1 key_space text   $2 after_id bigint, exclusive
select count(*) as key_count
from segcast.customer_keys
where key_space = $1::text and customer_id > $2::bigint;
