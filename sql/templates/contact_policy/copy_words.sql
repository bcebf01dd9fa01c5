-- Streams what each customer's words on the required purposes come to.
--
-- grain   one row a customer who said anything about them
-- holes   the consents, all values written out
copy (
    select
        words.external_key,
        words.address,
        words.is_granted,
        words.is_withdrawn
    from "{words}"
) to stdout with (format "binary");
