-- Who bears each address: of several customers the one who came first, before them whoever is not left out; and whether there
-- are several.
select
    people.address,
    (
        array_agg(
            people.external_key
            order by people.is_kept desc, people.created_at asc, people.external_key asc
        )
    )[1] as external_key,
    min(people.external_key) <> max(people.external_key) as is_shared
from (
    select
        '{address}'::text collate "C" as address,
        '{key}'::text collate "C" as external_key,
        '{created_at}'::timestamptz as created_at,
        '{is_kept}'::boolean as is_kept
    from "{customers}" as people
) as people
where people.address is not null and people.external_key is not null
group by people.address;
