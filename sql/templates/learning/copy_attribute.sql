-- Streams one attribute of every key.
--
-- grain   one row a key; of several rows the smallest value
-- holes   the customers source, all values written out
copy (
    select
        '{key}'::text as external_key,
        min('{value}'::text) as attribute_value
    from "{base}"
    where '{condition}'::boolean
    group by 1
) to stdout with (format "binary");
