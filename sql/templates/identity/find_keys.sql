-- Finds keys in the customers source, and when their customers became ones.
--
-- grain   one row a key that is there
-- holes   the source's relation and expressions over it, and the keys, all values bound
-- columns external_key text, created_at timestamptz?
select
    '{key}'::text as external_key,
    min('{created_at}'::timestamptz) as created_at
from "{base}"
where '{condition}'::boolean and '{key}'::text = any('{keys}'::text[])
group by 1;
