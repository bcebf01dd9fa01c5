-- Returns the customer of a key.
--
-- grain   one row, or none
-- params  $1 key_space text   $2 external_key text
-- columns customer_id bigint, linked_at timestamptz
select
    customer_id,
    linked_at
from segcast.customer_keys
where key_space = $1::text and external_key = $2::text;
