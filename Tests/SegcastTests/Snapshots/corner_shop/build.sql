-- what fills the build
/* features/fill_build */ insert into segcast_data."feature_values_0" (build_id, customer_id, feature_values)
select
    '0'::bigint as build_id,
    keys.customer_id,
    array[]::real[] as feature_values
from segcast.customer_spans as keys
where
    keys.key_space = 'customers'::text
    and keys.begins_at < '2024-03-04T00:00:00Z'::timestamptz
    and keys.ends_at >= '2024-03-04T00:00:00Z'::timestamptz
order by keys.customer_id;

