-- Takes the scores of a release.
--
-- grain   one row a customer
-- holes   partition identifier
copy segcast_data."{partition}" (release_id, customer_id, score_values) from stdin with (
    format "binary"
);
