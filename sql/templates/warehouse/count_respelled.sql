-- Counts a source's rows whose customer nobody has as it is spelled, and somebody has as it would be without the
-- ways in which loads spell keys anew.
--
-- grain   one row
-- holes   the source with its known customers, the customers source, all values bound
with strangers as materialized (
    select '{plain_customer}'::text as plain_key
    from "{base}"
    where '{is_stranger}'::boolean
)

select count(*) as row_count
from strangers
inner join (
    select distinct '{plain_key}'::text as plain_key
    from "{customers}" as people
    where exists (select from strangers)
) as respelled on strangers.plain_key = respelled.plain_key;
