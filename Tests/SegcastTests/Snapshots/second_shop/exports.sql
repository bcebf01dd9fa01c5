-- what reads contact details
-- $1 = America/New_York
-- $2 = {"true"}
/* contact_policy/read_contacts */ select
    "base"."member_no"::text as external_key,
    coalesce((
        (octet_length("base"."mail"::text) > 1024)
        or (octet_length("base"."tel"::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."mail"::text) <= 1024 then "base"."mail"::text end as "email",
    case when octet_length("base"."tel"::text) <= 1024 then "base"."tel"::text end as "phone",
    case when octet_length("base"."forename"::text) <= 1024 then "base"."forename"::text end as "first_name",
    case when octet_length("base"."surname"::text) <= 1024 then "base"."surname"::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length("base"."plz"::text) <= 1024 then "base"."plz"::text end as "zip",
    case when octet_length("base"."land"::text) <= 1024 then "base"."land"::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
from "house"."members" as base
where (
    "base"."member_no" is not null
    and coalesce("base"."is_test"::text <> all($2::text[]), true)
)
order by "base"."member_no"::text collate pg_catalog."C";


-- what reads who may not be reached by north_search
-- $1 = America/New_York
-- $2 = {"true"}
-- $3 = advertising
-- $4 = 2025-09-01T04:00:00Z
-- $5 = {""}
-- $6 = {"advertising"}
-- $7 = {"true"}
-- $8 = 1
-- $9 = default
-- $10 = {"","default"}
-- $11 = {"true","false"}
-- $12 = q1
-- $13 = 0.1
/* contact_policy/read_contacts */ select
    "base"."member_no"::text as external_key,
    coalesce((
        (octet_length("base"."mail"::text) > 1024)
        or (octet_length("base"."tel"::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."mail"::text) <= 1024 then "base"."mail"::text end as "email",
    case when octet_length("base"."tel"::text) <= 1024 then "base"."tel"::text end as "phone",
    case when octet_length("base"."forename"::text) <= 1024 then "base"."forename"::text end as "first_name",
    case when octet_length("base"."surname"::text) <= 1024 then "base"."surname"::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length("base"."plz"::text) <= 1024 then "base"."plz"::text end as "zip",
    case when octet_length("base"."land"::text) <= 1024 then "base"."land"::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
from "house"."members" as base
left join (
    select
        judged.external_key,
        max(judged.address) as address,
        bool_and(judged.is_granted) and count(*) = $8::bigint as is_granted,
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
                and coalesce(words.recorded_at <= $4::timestamptz, true) as is_yes,
                words.is_granted is false as is_no,
                words.is_granted is not true as is_doubt
            from (
                select
                    "base"."member_no"::text as external_key,
                    null::text as address,
                    coalesce($3::text, '') as spelling,
                    coalesce($9::text, '') as brand,
                    "base"."wants_ads"::boolean as is_granted,
                    not false as is_own,
                    case
                        when isfinite(null::timestamptz)
                            then null::timestamptz
                    end as recorded_at
                from "house"."members" as base
                where ("base"."member_no" is not null)
            ) as words
            inner join unnest(
                $5::text[], $6::text[], $7::boolean[]
            ) as asked (spelling, purpose, is_general) on words.spelling = asked.spelling
            inner join unnest(
                $10::text[], $11::boolean[]
            ) as meant (brand, is_general) on words.brand = meant.brand
        ) as said
        group by said.external_key, said.purpose
    ) as judged
    group by judged.external_key
) as words on words.external_key = "base"."member_no"::text
left join (
    select "base"."member"::text as external_key
    from "house"."blocked" as base
    where ("base"."member" is not null)
    group by 1
) as suppressed on suppressed.external_key = "base"."member_no"::text
where (
    "base"."member_no" is not null
    and (
        coalesce(words.is_withdrawn, false)
        or suppressed.external_key is not null
        or (
            cast(
                ('x' || substr(encode(sha256(convert_to(
                    $12::text || ':' || "base"."member_no"::text, getdatabaseencoding()
                )), 'hex'), 1, 8))::bit(32) as bigint
            ) < $13::numeric * 4294967296
        )::boolean
    )
)
order by "base"."member_no"::text collate pg_catalog."C";

