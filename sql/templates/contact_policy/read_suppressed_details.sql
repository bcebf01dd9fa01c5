-- Reads the details by which nobody may be contacted, such as addresses and numbers, plain or as digests.
--
-- grain   one row a suppression
-- holes   the suppressions, all values bound; the details in their order
select
    coalesce(btrim('{customer}'::text), '') <> '' as is_keyed,
    "{details}".*
from "{base}"
where '{condition}'::boolean;
