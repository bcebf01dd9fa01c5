-- Streams the features of a range of a build's customers.
--
-- grain   one row a customer: id, features
-- holes   partition identifier, build, the range's first and last id
-- index   the partition's primary key
copy (
    select
        built.customer_id,
        built.feature_values
    from segcast_data."{partition}" as built
    where
        built.build_id = '{build}'::bigint
        and built.customer_id between '{first}'::bigint and '{last}'::bigint
) to stdout with (format "binary");
