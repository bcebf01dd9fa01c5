-- Computes a feature set for everybody who was a customer at the as-of, in one pass over each source.
--
-- grain   one row a customer
-- holes   partition identifier; the others are expressions whose values the compiler binds
-- index   customer_keys by primary key
insert into segcast_data."{partition}" (build_id, customer_id, feature_values)
select
    '{build}'::bigint as build_id,
    keys.customer_id,
    array['{features}'::real]::real[] as feature_values
from "{measured}"
where keys.key_space = '{key_space}'::text and keys.linked_at < '{as_of}'::timestamptz;
