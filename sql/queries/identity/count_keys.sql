-- Counts the keys of each key space that were linked to customers behind an id, and to ids that are never given.
--
-- grain   one row a key space
-- params  $1 after_id bigint, exclusive
-- columns key_space text, key_count bigint
select
    key_space,
    count(*) as key_count
from segcast.customer_keys
where customer_id > $1::bigint or customer_id < 1
group by key_space
order by convert_to(key_space, 'UTF8');
