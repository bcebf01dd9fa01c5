-- Reads one attribute of every customer that has one.
--
-- grain   one row a customer, in customer order; of several rows the smallest value
-- holes   the customers source, all values bound
select
    keys.customer_id,
    min('{value}'::text) as attribute_value
from "{base}"
inner join segcast.customer_keys as keys
    on keys.key_space = '{key_space}'::text and keys.external_key = ('{key}'::text)::text
where '{condition}'::boolean
group by keys.customer_id
order by keys.customer_id;
