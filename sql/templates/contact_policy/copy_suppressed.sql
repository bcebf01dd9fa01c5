-- Streams the customers whom nobody may contact.
--
-- grain   one row a customer
-- holes   the suppressions, all values written out
copy (
    select suppressed.external_key
    from "{suppressed}"
) to stdout with (format "binary");
