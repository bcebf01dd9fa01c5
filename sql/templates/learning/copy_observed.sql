-- Streams the keys in whose customers the outcome was observed in the label window, and what labels them.
--
-- grain   one row a key with a row that counts
-- holes   the label source's rows in the window and what labels a key by its rows, all values written out
copy (
    select
        (source.customer_key)::text as external_key,
        '{label}'::real as label_value
    from "{rows}"
    where '{condition}'::boolean
    group by source.customer_key
) to stdout with (format "binary");
