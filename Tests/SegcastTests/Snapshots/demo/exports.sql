-- what reads contact details
-- $1 = Europe/London
/* contact_policy/read_contacts */ select
    "base"."customer_id"::text as external_key,
    coalesce((
        (octet_length("base"."email"::text) > 1024)
        or (octet_length("base"."phone"::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."email"::text) <= 1024 then "base"."email"::text end as "email",
    case when octet_length("base"."phone"::text) <= 1024 then "base"."phone"::text end as "phone",
    case when octet_length("base"."first_name"::text) <= 1024 then "base"."first_name"::text end as "first_name",
    case when octet_length("base"."last_name"::text) <= 1024 then "base"."last_name"::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length("base"."postal_code"::text) <= 1024 then "base"."postal_code"::text end as "zip",
    case when octet_length("base"."country_code"::text) <= 1024 then "base"."country_code"::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
from "shop"."customers" as base
where ("base"."customer_id" is not null)
order by "base"."customer_id"::text collate pg_catalog."C";


-- what reads who may not be reached by likely_buyers_google
-- $1 = Europe/London
-- $2 = {"granted"}
-- $3 = 2011-11-09T00:00:00Z
-- $4 = {"",""}
-- $5 = {"adpersonalization","aduserdata"}
-- $6 = {"true","true"}
-- $7 = 2
-- $8 = default
-- $9 = {"","default"}
-- $10 = {"true","false"}
-- $11 = paid-search-2011
-- $12 = 0.1
/* contact_policy/read_contacts */ select
    "base"."customer_id"::text as external_key,
    coalesce((
        (octet_length("base"."email"::text) > 1024)
        or (octet_length("base"."phone"::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."email"::text) <= 1024 then "base"."email"::text end as "email",
    case when octet_length("base"."phone"::text) <= 1024 then "base"."phone"::text end as "phone",
    case when octet_length("base"."first_name"::text) <= 1024 then "base"."first_name"::text end as "first_name",
    case when octet_length("base"."last_name"::text) <= 1024 then "base"."last_name"::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length("base"."postal_code"::text) <= 1024 then "base"."postal_code"::text end as "zip",
    case when octet_length("base"."country_code"::text) <= 1024 then "base"."country_code"::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
from "shop"."customers" as base
left join (
    select
        judged.external_key,
        max(judged.address) as address,
        bool_and(judged.is_granted) and count(*) = $7::bigint as is_granted,
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
                and coalesce(words.recorded_at <= $3::timestamptz, true) as is_yes,
                words.is_granted is false as is_no,
                words.is_granted is not true as is_doubt
            from (
                select
                    "base"."customer_id"::text as external_key,
                    null::text as address,
                    coalesce("base"."purpose"::text, '') as spelling,
                    coalesce($8::text, '') as brand,
                    ("base"."status"::text = any($2::text[])) as is_granted,
                    not false as is_own,
                    case
                        when isfinite(("base"."recorded_at"::timestamp at time zone $1::text)::timestamptz)
                            then ("base"."recorded_at"::timestamp at time zone $1::text)::timestamptz
                    end as recorded_at
                from "shop"."consents" as base
                where ("base"."customer_id" is not null)
            ) as words
            inner join unnest(
                $4::text[], $5::text[], $6::boolean[]
            ) as asked (spelling, purpose, is_general) on words.spelling = asked.spelling
            inner join unnest(
                $9::text[], $10::boolean[]
            ) as meant (brand, is_general) on words.brand = meant.brand
        ) as said
        group by said.external_key, said.purpose
    ) as judged
    group by judged.external_key
) as words on words.external_key = "base"."customer_id"::text
left join unnest(cast('{}' as text[])) as "suppressed" (external_key) on suppressed.external_key = "base"."customer_id"::text
where (
    "base"."customer_id" is not null
    and (
        coalesce(words.is_withdrawn, false)
        or suppressed.external_key is not null
        or (
            cast(
                ('x' || substr(encode(sha256(convert_to(
                    $11::text || ':' || "base"."customer_id"::text, getdatabaseencoding()
                )), 'hex'), 1, 8))::bit(32) as bigint
            ) < $12::numeric * 4294967296
        )::boolean
    )
)
order by "base"."customer_id"::text collate pg_catalog."C";

