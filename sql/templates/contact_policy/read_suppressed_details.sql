-- Reads the addresses and numbers that nobody may contact, plain or as digests; of a cell no more than tells that it is
-- too long.
--
-- grain   one row a suppression
-- holes   the suppressions, all values bound
select
    coalesce(btrim('{customer}'::text), '') <> '' as is_keyed,
    left('{email}'::text, 1025) as email,
    left('{phone}'::text, 1025) as phone
from "{base}"
where '{condition}'::boolean;
