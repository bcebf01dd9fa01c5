-- Writes the features of everybody who was a customer at the as-of, in the order in which they are scored.
--
-- grain   one row a customer
-- holes   partition identifier, build bigint; everything else is an expression with its values written out
-- index   customer_keys by primary key
insert into segcast_data."{partition}" (build_id, customer_id, feature_values)
select
    '{build}'::bigint as build_id,
    keys.customer_id,
    '{features}'::real[] as feature_values
from "{measured}"
where
    keys.key_space = '{key_space}'::text
    and keys.begins_at < '{as_of}'::timestamptz
    and keys.ends_at >= '{as_of}'::timestamptz
order by keys.customer_id;
