-- Returns the key that a guest of an address has; none where it is no address.
--
-- grain   one row
-- holes   the key made of the address, all values bound
-- columns guest_key text?
select '{guest_key}'::text as guest_key;
