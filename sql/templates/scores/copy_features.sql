-- Streams the features of a build.
--
-- grain   one row a customer: id, features
-- holes   partition identifier
copy (
    select
        built.customer_id,
        built.feature_values
    from segcast_data."{partition}" as built
) to stdout with (format "binary");
