-- Streams the keys that meet a condition on an attribute.
--
-- grain   one row a key
-- holes   the customers source, all values written out
copy (
    select '{key}'::text as external_key
    from "{base}"
    where '{condition}'::boolean
    group by 1
) to stdout with (format "binary");
