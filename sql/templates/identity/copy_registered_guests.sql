-- Streams the guests who have an account by now.
--
-- grain   one row a guest
-- holes   the guests beside their accounts, all values written out
copy (
    select
        registered.guest_key,
        registered.first_at,
        registered.account_key
    from "{registered}"
) to stdout with (format "binary");
