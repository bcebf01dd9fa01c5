-- The key of the guest whom an address names: a digest, for everybody sees keys who sees segments. The mark in front is in
-- the digest too, so that it is none that anybody else makes of the address.
select
    'guest:'
    || encode(
        sha256(convert_to('guest:' || '{address}'::text, getdatabaseencoding())), 'hex'
    );
