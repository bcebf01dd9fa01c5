-- Writes what was computed in the order in which it is scored, by ranges of customers.
--
-- grain   one row a customer
-- holes   partition identifier, build bigint
insert into segcast_data."{partition}" (build_id, customer_id, feature_values)
select
    '{build}'::bigint as build_id,
    built.customer_id,
    built.feature_values
from pg_temp.built as built
order by built.customer_id;
