-- what counts customers
-- $1 = UTC
-- $2 = 2024-03-04T00:00:00Z
-- $3 = no_key
-- $4 = empty_key
-- $5 = key_too_long
-- $6 = duplicate_key
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
            when "base"."id" is null then $3::text
            when "base"."id"::text = ''::text then $4::text
            when octet_length("base"."id"::text) > 512 then $5::text
            when count(*) filter (where true) over (partition by "base"."id"::text) > 1 then $6::text
            else $7::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        (
            "base"."email" is null
            and "base"."phone" is null
        ) as is_incomplete,
        null::timestamptz as known_at
    from "till"."people" as base
) as counted
group by counted.reason
order by counted.reason;


-- what counts events
-- $1 = UTC
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
            when coalesce("base"."at" = '-infinity'::timestamptz, true) then $5::text
            when "base"."at" >= $2::timestamptz then $6::text
            else $7::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        "base"."at"::timestamptz as known_at
    from "till"."visits" as base
    left join (
        select
            "people"."id"::text collate "C" as external_key,
            bool_or(true) as is_kept
        from "till"."people" as people
        group by 1
    ) as known on "base"."person"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts consents
-- $1 = UTC
-- $2 = 2024-03-04T00:00:00Z
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
            when "base"."person" is null then $3::text
            when "known"."external_key" is null then $4::text
            when "base"."at" >= $2::timestamptz then $5::text
            else $6::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        "base"."at"::timestamptz as known_at
    from "till"."consents" as base
    left join (
        select
            "people"."id"::text collate "C" as external_key,
            bool_or(true) as is_kept
        from "till"."people" as people
        group by 1
    ) as known on "base"."person"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts suppressions
-- $1 = UTC
-- $2 = 2024-03-04T00:00:00Z
-- $3 = no_customer
-- $4 = unknown_customer
-- $5 = used
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
            else $5::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        null::timestamptz as known_at
    from "till"."blocked" as base
    left join (
        select
            "people"."id"::text collate "C" as external_key,
            bool_or(true) as is_kept
        from "till"."people" as people
        group by 1
    ) as known on "base"."person"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;

