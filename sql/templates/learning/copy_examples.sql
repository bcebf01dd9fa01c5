-- Streams a labelled build in customer order.
--
-- grain   one row a customer: id, features, what labels them; null where no row of theirs counts
-- holes   partition identifier   build bigint
copy (
    select
        built.customer_id,
        built.feature_values,
        labels.label_value
    from segcast_data."{partition}" as built
    left join segcast.example_labels as labels
        on labels.build_id = '{build}'::bigint and built.customer_id = labels.customer_id
    order by built.customer_id
) to stdout with (format "binary");
