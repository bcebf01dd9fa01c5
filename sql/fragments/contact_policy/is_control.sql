-- Whether a customer's hash lies in the control group's share.
--
-- The first 32 bits of SHA-256 over salt and key, over 2^32.
select cast(
    ('x' || substr(encode(sha256(convert_to(
        '{salt}'::text || ':' || '{key}'::text, getdatabaseencoding()
    )), 'hex'), 1, 8))::bit(32) as bigint
) < '{share}'::numeric * 4294967296;
