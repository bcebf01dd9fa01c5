-- Streams the customers that the customers source holds.
--
-- grain   one row a customer
-- holes   the customers source, all values written out
copy (
    select '{key}'::text as external_key
    from "{base}"
    where '{condition}'::boolean
    group by 1
) to stdout with (format "binary");
