-- Streams a labelled build in customer order.
--
-- grain   one row a customer: id, features, whether the outcome was observed
-- holes   partition identifier   build bigint
copy (
    select
        built.customer_id,
        built.feature_values,
        labels.customer_id is not null as is_observed
    from segcast_data."{partition}" as built
    left join segcast.example_labels as labels
        on labels.build_id = '{build}'::bigint and built.customer_id = labels.customer_id
    order by built.customer_id
) to stdout with (format "binary");
