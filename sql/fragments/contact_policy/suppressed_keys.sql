-- The customers whom nobody may contact.
select true
from (
    select '{key}'::text as external_key
    from "{base}"
    where '{condition}'::boolean
    group by 1
) as suppressed;
