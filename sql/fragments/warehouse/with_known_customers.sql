-- A relation with the customer of each row, where the customers source has one.
select true
from "{base}"
left join (
    select cast('{key}'::text as text) as external_key
    from "{customers}" as people
    group by 1
) as known on cast('{customer}'::text as text) = known.external_key;
