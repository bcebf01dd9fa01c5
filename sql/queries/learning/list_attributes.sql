-- Reads one attribute of every customer that has one.
--
-- grain   one row a customer, in customer order
-- params  $1 key_space text
-- columns customer_id bigint, attribute_value text?
select
    keys.customer_id,
    attributes.attribute_value
from pg_temp.attributes as attributes
inner join segcast.customer_spans as keys
    on keys.key_space = $1::text and attributes.external_key = keys.external_key
order by keys.customer_id;
