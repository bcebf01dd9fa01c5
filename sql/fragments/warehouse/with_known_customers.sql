-- A relation with the customer of each row, where the customers source has one: keys are compared as they are, whatever
-- a column's collation holds to be the same. One of whom every row is left out is known and not kept.
select true
from "{base}"
left join (
    select
        '{key}'::text collate "C" as external_key,
        bool_or('{is_kept}'::boolean) as is_kept
    from "{customers}" as people
    group by 1
) as known on '{customer}'::text collate "C" = known.external_key;
