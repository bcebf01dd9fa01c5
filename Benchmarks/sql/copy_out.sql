copy (select customer_id, feature_values from segcast_data.feature_values_1000000) to stdout with (format "binary")
