-- what counts customers
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = no_key
-- $4 = empty_key
-- $5 = key_too_long
-- $6 = duplicate_key
-- $7 = created_after_as_of
-- $8 = used
/* warehouse/count_rows */ select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        case
            when "base"."id" is null then $3::text
            when "base"."id"::text = ''::text then $4::text
            when octet_length("base"."id"::text) > 512 then $5::text
            when count(*) over (partition by "base"."id"::text) > 1 then $6::text
            when "base"."since" >= $2::timestamptz then $7::text
            else $8::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        ("base"."email" is null) as is_incomplete,
        "base"."since"::timestamptz as known_at
    from "corner"."people" as base
) as counted
group by counted.reason
order by counted.reason;


-- what counts orders
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = no_customer
-- $4 = unknown_customer
-- $5 = no_time
-- $6 = after_as_of
-- $7 = used
/* warehouse/count_rows */ select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        case
            when "base"."person" is null then $3::text
            when "known"."external_key" is null then $4::text
            when coalesce(("base"."at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $5::text
            when ("base"."at"::timestamp at time zone $1::text) >= $2::timestamptz then $6::text
            else $7::text
        end as reason,
        "base"."id"::text as row_key,
        (coalesce("base"."total"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        ("base"."total" is null) as is_incomplete,
        ("base"."at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "corner"."orders" as base
    left join (
        select "people"."id"::text collate "C" as external_key
        from "corner"."people" as people
        group by 1
    ) as known on "base"."person"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts consents
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = {"closed"}
-- $4 = {"true"}
-- $5 = {"subscribed","implicit"}
-- $6 = excluded:closed
-- $7 = no_customer
-- $8 = unknown_customer
-- $9 = no_brand
-- $10 = after_as_of
-- $11 = used
/* warehouse/count_rows */ select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        case
            when coalesce("base"."status"::text = any($3::text[]), false) then $6::text
            when "base"."id" is null then $7::text
            when "known"."external_key" is null then $8::text
            when (coalesce(btrim("base"."brand"::text), '') = '')
            and (
                coalesce("base"."accepts_email"::text = any($4::text[]), false)
                or coalesce("base"."sms_state"::text = any($5::text[]), false)
                or coalesce("base"."accepts_post"::text = any($4::text[]), false)
            ) then $9::text
            when "base"."email_at" >= $2::timestamptz
            or ("base"."sms_day"::timestamp at time zone $1::text) >= $2::timestamptz then $10::text
            else $11::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        (
            (
                select max(times.known_at)
                from unnest(array[
                    "base"."email_at",
                    "base"."sms_day"::timestamp at time zone $1::text
                ]::timestamptz[]) as times (known_at)
            )
        )::timestamptz as known_at
    from "corner"."people" as base
    left join (
        select "people"."id"::text collate "C" as external_key
        from "corner"."people" as people
        group by 1
    ) as known on "base"."id"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;

