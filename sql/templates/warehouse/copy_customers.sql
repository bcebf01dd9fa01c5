-- Streams the keys of customers, those of several rows once.
--
-- grain   one row a key
-- holes   the customers source and a condition of its rows, all values written out
copy (
    select '{key}'::text as external_key
    from "{base}"
    where '{condition}'::boolean
    group by 1
) to stdout with (format "binary");
