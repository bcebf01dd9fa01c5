-- what counts customers
-- $1 = America/New_York
-- $2 = 2025-09-01T04:00:00Z
-- $3 = {"true"}
-- $4 = excluded:test_account
-- $5 = no_key
-- $6 = empty_key
-- $7 = key_too_long
-- $8 = duplicate_key
-- $9 = created_after_as_of
-- $10 = used
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
            when coalesce("base"."is_test"::text = any($3::text[]), false) then $4::text
            when "base"."member_no" is null then $5::text
            when "base"."member_no"::text = ''::text then $6::text
            when octet_length("base"."member_no"::text) > 512 then $7::text
            when count(*) filter (where coalesce("base"."is_test"::text <> all($3::text[]), true)) over (partition by "base"."member_no"::text) > 1 then $8::text
            when ("base"."joined"::timestamp at time zone $1::text) >= $2::timestamptz then $9::text
            else $10::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        (
            "base"."mail" is null
            and "base"."tel" is null
        ) as is_incomplete,
        ("base"."joined"::timestamp at time zone $1::text)::timestamptz as known_at
    from "house"."members" as base
) as counted
group by counted.reason
order by counted.reason;


-- what counts orders
-- $1 = America/New_York
-- $2 = 2025-09-01T04:00:00Z
-- $3 = {"cancelled"}
-- $4 = excluded:cancelled
-- $5 = no_customer
-- $6 = unknown_customer
-- $7 = excluded_customer
-- $8 = no_time
-- $9 = after_as_of
-- $10 = used
-- $11 = {"true"}
-- $12 = USD
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
            when coalesce("base"."state"::text = any($3::text[]), false) then $4::text
            when "base"."member" is null then $5::text
            when "known"."external_key" is null then $6::text
            when not coalesce("known"."is_kept", true) then $7::text
            when coalesce(("base"."booked_on"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $8::text
            when ("base"."booked_on"::timestamp at time zone $1::text) >= $2::timestamptz then $9::text
            else $10::text
        end as reason,
        "base"."booking_ref"::text as row_key,
        (coalesce("base"."gross"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        coalesce("base"."money"::text <> $12::text, true) as is_in_other_currency,
        ("base"."gross" is null) as is_incomplete,
        ("base"."booked_on"::timestamp at time zone $1::text)::timestamptz as known_at
    from "house"."bookings" as base
    left join (
        select
            "people"."member_no"::text collate "C" as external_key,
            bool_or(coalesce("people"."is_test"::text <> all($11::text[]), true)) as is_kept
        from "house"."members" as people
        group by 1
    ) as known on "base"."member"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts events
-- $1 = America/New_York
-- $2 = 2025-09-01T04:00:00Z
-- $3 = no_customer
-- $4 = unknown_customer
-- $5 = excluded_customer
-- $6 = no_time
-- $7 = after_as_of
-- $8 = no_loaded_time
-- $9 = loaded_after_as_of
-- $10 = used
-- $11 = {"true"}
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
            when "base"."member" is null then $3::text
            when "known"."external_key" is null then $4::text
            when not coalesce("known"."is_kept", true) then $5::text
            when coalesce(("base"."seen_at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $6::text
            when ("base"."seen_at"::timestamp at time zone $1::text) >= $2::timestamptz then $7::text
            when ("base"."loaded_at"::timestamp at time zone $1::text) is null then $8::text
            when ("base"."loaded_at"::timestamp at time zone $1::text) >= $2::timestamptz then $9::text
            else $10::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        ("base"."loaded_at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "house"."visits" as base
    left join (
        select
            "people"."member_no"::text collate "C" as external_key,
            bool_or(coalesce("people"."is_test"::text <> all($11::text[]), true)) as is_kept
        from "house"."members" as people
        group by 1
    ) as known on "base"."member"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts consents
-- $1 = America/New_York
-- $2 = 2025-09-01T04:00:00Z
-- $3 = no_customer
-- $4 = unknown_customer
-- $5 = used
-- $6 = {"true"}
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
            when "base"."member_no" is null then $3::text
            when "known"."external_key" is null then $4::text
            else $5::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        null::timestamptz as known_at
    from "house"."members" as base
    left join (
        select
            "people"."member_no"::text collate "C" as external_key,
            bool_or(coalesce("people"."is_test"::text <> all($6::text[]), true)) as is_kept
        from "house"."members" as people
        group by 1
    ) as known on "base"."member_no"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts suppressions
-- $1 = America/New_York
-- $2 = 2025-09-01T04:00:00Z
-- $3 = no_customer
-- $4 = unknown_customer
-- $5 = used
-- $6 = {"true"}
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
            when "base"."member" is null then $3::text
            when "known"."external_key" is null then $4::text
            else $5::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        null::timestamptz as known_at
    from "house"."blocked" as base
    left join (
        select
            "people"."member_no"::text collate "C" as external_key,
            bool_or(coalesce("people"."is_test"::text <> all($6::text[]), true)) as is_kept
        from "house"."members" as people
        group by 1
    ) as known on "base"."member"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;

