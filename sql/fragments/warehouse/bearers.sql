-- Who bears each address: the key of the one customer who does, and whether there are several.
select
    people.address,
    min(people.external_key) as external_key,
    min(people.external_key) <> max(people.external_key) as is_shared
from (
    select
        '{address}'::text collate "C" as address,
        '{key}'::text collate "C" as external_key
    from "{customers}" as people
) as people
where people.address is not null and people.external_key is not null
group by people.address;
