-- what counts customers
-- $1 = Europe/London
-- $2 = 2011-11-09T00:00:00Z
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
            when "base"."customer_id" is null then $3::text
            when "base"."customer_id"::text = ''::text then $4::text
            when octet_length("base"."customer_id"::text) > 512 then $5::text
            when count(*) filter (where true) over (partition by "base"."customer_id"::text) > 1 then $6::text
            when ("base"."created_at"::timestamp at time zone $1::text) >= $2::timestamptz then $7::text
            else $8::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        (
            "base"."email" is null
            and "base"."phone" is null
        ) as is_incomplete,
        ("base"."created_at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "shop"."customers" as base
) as counted
group by counted.reason
order by counted.reason;


-- what counts orders
-- $1 = Europe/London
-- $2 = 2011-11-09T00:00:00Z
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
            when "base"."customer_id" is null then $3::text
            when "known"."external_key" is null then $4::text
            when coalesce(("base"."ordered_at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $5::text
            when ("base"."ordered_at"::timestamp at time zone $1::text) >= $2::timestamptz then $6::text
            else $7::text
        end as reason,
        "base"."order_id"::text as row_key,
        (coalesce("base"."amount"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        ("base"."amount" is null) as is_incomplete,
        ("base"."ordered_at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "shop"."orders" as base
    left join (
        select
            "people"."customer_id"::text collate "C" as external_key,
            bool_or(true) as is_kept
        from "shop"."customers" as people
        group by 1
    ) as known on "base"."customer_id"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts lines
-- $1 = Europe/London
-- $2 = 2011-11-09T00:00:00Z
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
            when "parent"."customer_id" is null then $3::text
            when "known"."external_key" is null then $4::text
            when coalesce(("parent"."ordered_at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $5::text
            when ("parent"."ordered_at"::timestamp at time zone $1::text) >= $2::timestamptz then $6::text
            else $7::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        ("parent"."ordered_at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "shop"."order_lines" as base
    left join "shop"."orders" as parent
        on "base"."order_id"::text = "parent"."order_id"::text
    left join (
        select
            "people"."customer_id"::text collate "C" as external_key,
            bool_or(true) as is_kept
        from "shop"."customers" as people
        group by 1
    ) as known on "parent"."customer_id"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts returns
-- $1 = Europe/London
-- $2 = 2011-11-09T00:00:00Z
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
            when "base"."customer_id" is null then $3::text
            when "known"."external_key" is null then $4::text
            when coalesce(("base"."returned_at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $5::text
            when ("base"."returned_at"::timestamp at time zone $1::text) >= $2::timestamptz then $6::text
            else $7::text
        end as reason,
        "base"."return_id"::text as row_key,
        (coalesce("base"."amount"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        ("base"."amount" is null) as is_incomplete,
        ("base"."returned_at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "shop"."returns" as base
    left join (
        select
            "people"."customer_id"::text collate "C" as external_key,
            bool_or(true) as is_kept
        from "shop"."customers" as people
        group by 1
    ) as known on "base"."customer_id"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts products
-- $1 = Europe/London
-- $2 = 2011-11-09T00:00:00Z
-- $3 = no_key
-- $4 = used
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
            when "base"."product_id" is null then $3::text
            else $4::text
        end as reason,
        "base"."product_id"::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        null::timestamptz as known_at
    from "shop"."products" as base
) as counted
group by counted.reason
order by counted.reason;


-- what counts consents
-- $1 = Europe/London
-- $2 = 2011-11-09T00:00:00Z
-- $3 = no_customer
-- $4 = unknown_customer
-- $5 = after_as_of
-- $6 = used
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
            when "base"."customer_id" is null then $3::text
            when "known"."external_key" is null then $4::text
            when ("base"."recorded_at"::timestamp at time zone $1::text) >= $2::timestamptz then $5::text
            else $6::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        ("base"."recorded_at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "shop"."consents" as base
    left join (
        select
            "people"."customer_id"::text collate "C" as external_key,
            bool_or(true) as is_kept
        from "shop"."customers" as people
        group by 1
    ) as known on "base"."customer_id"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;

