copy peer.target (release_id, customer_id, score_values) from stdin with (format "binary")
