-- Streams the keys in whose customers the outcome was observed in the label window.
--
-- grain   one row a key with the outcome
-- holes   the label source's rows in the window, all values written out
copy (
    select (source.customer_key)::text as external_key
    from "{rows}"
    where '{condition}'::boolean
    group by source.customer_key
) to stdout with (format "binary");
