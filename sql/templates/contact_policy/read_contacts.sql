-- Reads customers with their contact details, those that channels know in their order.
--
-- grain   one row a row of the source, in the order of the key's bytes
-- holes   the customers source, all values bound
select
    '{key}'::text as external_key,
    coalesce('{is_oversized}'::boolean, false) as is_oversized,
    "{details}".*
from "{people}"
where '{condition}'::boolean
order by '{key}'::text collate pg_catalog."C";
