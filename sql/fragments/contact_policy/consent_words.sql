-- What each customer's words on the required purposes come to, with the address under which they were said where no customer
-- bears it.
--
-- A yes counts once it was said; a no counts whenever it was, and wins where its time or that of the yes is not
-- known, or both are the same. Neither is a doubt: it takes the yes as a no does, and withdraws nothing. A no to
-- everything, or to nothing named, is a no to each purpose; a yes is one to what it names alone. So it is with brands.
-- What is said under an address alone may be said by whoever types it, such as a tick at a guest's checkout: it gives and
-- takes, but lifts no doubt of the customer's own that a later yes of their own has not lifted.
select true
from (
    select
        judged.external_key,
        max(judged.address) as address,
        bool_and(judged.is_granted) and count(*) = '{purpose_count}'::bigint as is_granted,
        bool_or(judged.has_no and not judged.is_granted) as is_withdrawn
    from (
        select
            said.external_key,
            said.purpose,
            max(said.address) as address,
            bool_or(said.is_no) as has_no,
            bool_or(said.is_yes)
            and not bool_or(said.is_doubt and said.recorded_at is null)
            and (
                not bool_or(said.is_doubt)
                or coalesce(
                    max(said.recorded_at) filter (where said.is_yes)
                    > max(said.recorded_at) filter (where said.is_doubt),
                    false
                )
            )
            and (
                not bool_or(said.is_doubt and said.is_own)
                or coalesce(
                    max(said.recorded_at) filter (where said.is_yes and said.is_own)
                    > max(said.recorded_at) filter (where said.is_doubt and said.is_own),
                    false
                )
            ) as is_granted
        from (
            select
                words.external_key,
                words.address,
                words.recorded_at,
                words.is_own,
                asked.purpose,
                words.is_granted is true
                and not asked.is_general
                and not meant.is_general
                and coalesce(words.recorded_at <= '{now}'::timestamptz, true) as is_yes,
                words.is_granted is false as is_no,
                words.is_granted is not true as is_doubt
            from (
                select
                    '{key}'::text as external_key,
                    '{address}'::text as address,
                    coalesce('{purpose}'::text, '') as spelling,
                    coalesce('{brand}'::text, '') as brand,
                    '{granted}'::boolean as is_granted,
                    not '{is_addressed}'::boolean as is_own,
                    case
                        when isfinite('{recorded_at}'::timestamptz)
                            then '{recorded_at}'::timestamptz
                    end as recorded_at
                from "{base}"
                where '{condition}'::boolean
            ) as words
            inner join unnest(
                '{spellings}'::text[], '{purposes}'::text[], '{general}'::boolean[]
            ) as asked (spelling, purpose, is_general) on words.spelling = asked.spelling
            inner join unnest(
                '{brands}'::text[], '{of_all_brands}'::boolean[]
            ) as meant (brand, is_general) on words.brand = meant.brand
        ) as said
        group by said.external_key, said.purpose
    ) as judged
    group by judged.external_key
) as words;
