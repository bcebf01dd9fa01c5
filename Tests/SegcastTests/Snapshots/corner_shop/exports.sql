-- what reads contact details
-- $1 = Europe/Berlin
/* contact_policy/read_contacts */ select
    "base"."id"::text as external_key,
    coalesce((
        (octet_length("base"."email"::text) > 1024)
        or (octet_length(null::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."email"::text) <= 1024 then "base"."email"::text end as "email",
    case when octet_length(null::text) <= 1024 then null::text end as "phone",
    case when octet_length(null::text) <= 1024 then null::text end as "first_name",
    case when octet_length(null::text) <= 1024 then null::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length(null::text) <= 1024 then null::text end as "zip",
    case when octet_length(null::text) <= 1024 then null::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
from "corner"."people" as base
where ("base"."id" is not null)
order by "base"."id"::text collate pg_catalog."C";


-- what reads who may not be reached by news
-- $1 = Europe/Berlin
-- $2 = {"closed"}
-- $3 = {"email","sms","post"}
-- $4 = {"subscribed","implicit"}
-- $5 = 2024-03-04T00:00:00Z
-- $6 = {""}
-- $7 = {"email"}
-- $8 = {"true"}
-- $9 = 1
-- $10 = {"","default"}
-- $11 = {"true","false"}
/* contact_policy/read_contacts */ select
    "base"."id"::text as external_key,
    coalesce((
        (octet_length("base"."email"::text) > 1024)
        or (octet_length(null::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."email"::text) <= 1024 then "base"."email"::text end as "email",
    case when octet_length(null::text) <= 1024 then null::text end as "phone",
    case when octet_length(null::text) <= 1024 then null::text end as "first_name",
    case when octet_length(null::text) <= 1024 then null::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length(null::text) <= 1024 then null::text end as "zip",
    case when octet_length(null::text) <= 1024 then null::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
from "corner"."people" as base
left join (
    select
        judged.external_key,
        bool_and(judged.is_granted) and count(*) = $9::bigint as is_granted,
        bool_or(judged.has_no and not judged.is_granted) as is_withdrawn
    from (
        select
            said.external_key,
            said.purpose,
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
            ) as is_granted
        from (
            select
                words.external_key,
                words.recorded_at,
                asked.purpose,
                words.is_granted is true
                and not asked.is_general
                and not meant.is_general
                and coalesce(words.recorded_at <= $5::timestamptz, true) as is_yes,
                words.is_granted is false as is_no,
                words.is_granted is not true as is_doubt
            from (
                select
                    "base"."id"::text as external_key,
                    coalesce("answers"."purpose"::text, '') as spelling,
                    coalesce("base"."brand"::text, '') as brand,
                    "answers"."is_granted"::boolean as is_granted,
                    case
                        when isfinite("answers"."recorded_at"::timestamptz)
                            then "answers"."recorded_at"::timestamptz
                    end as recorded_at
                from "corner"."people" as base
                cross join
                    lateral unnest(
                        $3::text[], array[
                            "base"."accepts_email"::boolean,
                            "base"."sms_state"::text = any($4::text[]),
                            "base"."accepts_post"::boolean
                        ]::boolean[], array[
                            "base"."email_at",
                            "base"."sms_day"::timestamp at time zone $1::text,
                            null::timestamptz
                        ]::timestamptz[]
                    ) as answers (purpose, is_granted, recorded_at)
                where (
                    "base"."id" is not null
                    and coalesce("base"."status"::text <> all($2::text[]), true)
                )
            ) as words
            inner join unnest(
                $6::text[], $7::text[], $8::boolean[]
            ) as asked (spelling, purpose, is_general) on words.spelling = asked.spelling
            inner join unnest(
                $10::text[], $11::boolean[]
            ) as meant (brand, is_general) on words.brand = meant.brand
        ) as said
        group by said.external_key, said.purpose
    ) as judged
    group by judged.external_key
) as words on words.external_key = "base"."id"::text
left join unnest(cast('{}' as text[])) as "suppressed" (external_key) on suppressed.external_key = "base"."id"::text
where (
    "base"."id" is not null
    and (
        coalesce(words.is_withdrawn, false)
        or suppressed.external_key is not null
        or false
    )
)
order by "base"."id"::text collate pg_catalog."C";

