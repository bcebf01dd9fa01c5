-- what counts customers
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = {"private"}
-- $4 = excluded:closed
-- $5 = excluded:no_household
-- $6 = no_key
-- $7 = empty_key
-- $8 = key_too_long
-- $9 = duplicate_key
-- $10 = created_after_as_of
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
            when "base"."closed_at" is not null then $4::text
            when coalesce("base"."kind"::text <> all($3::text[]), true) then $5::text
            when "base"."household" is null then $6::text
            when "base"."household"::text = ''::text then $7::text
            when octet_length("base"."household"::text) > 512 then $8::text
            when count(*) filter (where (
                "base"."closed_at" is null
                and coalesce("base"."kind"::text = any($3::text[]), false)
            )) over (partition by "base"."household"::text) > 1 then $9::text
            when ("base"."since"::timestamp at time zone $1::text) >= $2::timestamptz then $10::text
            else $11::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        ("base"."since"::timestamp at time zone $1::text)::timestamptz as known_at
    from "grocery"."households" as base
) as counted
group by counted.reason
order by counted.reason;


-- what counts orders
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = 900
-- $4 = 2019-07-01
-- $5 = excluded:self_test
-- $6 = excluded:before_the_move
-- $7 = no_customer
-- $8 = unknown_customer
-- $9 = excluded_customer
-- $10 = no_time
-- $11 = after_as_of
-- $12 = no_loaded_time
-- $13 = loaded_after_as_of
-- $14 = used
-- $15 = -1000
-- $16 = 0
-- $17 = {"private"}
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
            when coalesce("base"."till"::numeric >= $3::numeric, false) then $5::text
            when coalesce(("base"."rung_at"::timestamp at time zone $1::text) < (
                case
                    when
                        cast((
                            ($4::timestamp - interval '12 hours') at time zone $1::text
                            + interval '12 hours'
                        ) at time zone $1::text as date) = cast($4::timestamp as date)
                        then least(
                            $4::timestamp at time zone $1::text,
                            ($4::timestamp - interval '12 hours') at time zone $1::text
                            + interval '12 hours'
                        )
                    else $4::timestamp at time zone $1::text
                end
            ), false) then $6::text
            when "base"."household" is null then $7::text
            when "known"."external_key" is null then $8::text
            when not coalesce("known"."is_kept", true) then $9::text
            when coalesce(("base"."rung_at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $10::text
            when ("base"."rung_at"::timestamp at time zone $1::text) >= $2::timestamptz then $11::text
            when "base"."loaded_at" is null then $12::text
            when "base"."loaded_at" >= $2::timestamptz then $13::text
            else $14::text
        end as reason,
        "base"."receipt"::text as row_key,
        (coalesce("amounts"."amount"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        ("amounts"."amount" is null) as is_incomplete,
        "base"."loaded_at"::timestamptz as known_at
    from "grocery"."receipts" as base
    left join (
        select
            "people"."household"::text collate "C" as external_key,
            bool_or((
                "people"."closed_at" is null
                and coalesce("people"."kind"::text = any($17::text[]), false)
            )) as is_kept
        from "grocery"."households" as people
        group by 1
    ) as known on "base"."household"::text collate "C" = known.external_key
    left join (
        select
            "base"."receipt"::text collate "C" as order_key,
            case
                when count(*) = count(("base"."price"::numeric * "base"."pieces"::numeric)::numeric) then sum(("base"."price"::numeric * "base"."pieces"::numeric)::numeric)
            end as amount
        from "grocery"."items" as base
        where (
            "base"."price" is not null
            and coalesce(not (
                "base"."pieces"::numeric > $15::numeric
                and "base"."pieces"::numeric <= $16::numeric
            ), true)
            and "base"."loaded_at" < $2::timestamptz
        )
        group by 1
    ) as amounts on "base"."receipt"::text collate "C" = amounts.order_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts lines
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = -1000
-- $4 = 0
-- $5 = 900
-- $6 = 2019-07-01
-- $7 = excluded:no_price
-- $8 = excluded:taken_back_at_the_till
-- $9 = excluded:self_test
-- $10 = excluded:before_the_move
-- $11 = no_customer
-- $12 = unknown_customer
-- $13 = excluded_customer
-- $14 = no_time
-- $15 = after_as_of
-- $16 = no_loaded_time
-- $17 = loaded_after_as_of
-- $18 = order_not_known
-- $19 = used
-- $20 = {"private"}
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
            when "base"."price" is null then $7::text
            when coalesce("base"."pieces"::numeric > $3::numeric
            and "base"."pieces"::numeric <= $4::numeric, false) then $8::text
            when coalesce("parent"."till"::numeric >= $5::numeric, false) then $9::text
            when coalesce(("parent"."rung_at"::timestamp at time zone $1::text) < (
                case
                    when
                        cast((
                            ($6::timestamp - interval '12 hours') at time zone $1::text
                            + interval '12 hours'
                        ) at time zone $1::text as date) = cast($6::timestamp as date)
                        then least(
                            $6::timestamp at time zone $1::text,
                            ($6::timestamp - interval '12 hours') at time zone $1::text
                            + interval '12 hours'
                        )
                    else $6::timestamp at time zone $1::text
                end
            ), false) then $10::text
            when "parent"."household" is null then $11::text
            when "known"."external_key" is null then $12::text
            when not coalesce("known"."is_kept", true) then $13::text
            when coalesce(("parent"."rung_at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $14::text
            when ("parent"."rung_at"::timestamp at time zone $1::text) >= $2::timestamptz then $15::text
            when "base"."loaded_at" is null then $16::text
            when "base"."loaded_at" >= $2::timestamptz then $17::text
            when coalesce("parent"."loaded_at" >= $2::timestamptz, true) then $18::text
            else $19::text
        end as reason,
        null::text as row_key,
        (coalesce(("base"."price"::numeric * "base"."pieces"::numeric)::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        (("base"."price"::numeric * "base"."pieces"::numeric) is null) as is_incomplete,
        "base"."loaded_at"::timestamptz as known_at
    from "grocery"."items" as base
    left join "grocery"."receipts" as parent
        on "base"."receipt"::text = "parent"."receipt"::text
    left join (
        select
            "people"."household"::text collate "C" as external_key,
            bool_or((
                "people"."closed_at" is null
                and coalesce("people"."kind"::text = any($20::text[]), false)
            )) as is_kept
        from "grocery"."households" as people
        group by 1
    ) as known on "parent"."household"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts returns
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = 900
-- $4 = 2019-07-01
-- $5 = excluded:self_test
-- $6 = excluded:before_the_move
-- $7 = no_customer
-- $8 = unknown_customer
-- $9 = excluded_customer
-- $10 = no_time
-- $11 = after_as_of
-- $12 = order_not_known
-- $13 = used
-- $14 = {"private"}
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
            when coalesce("parent"."till"::numeric >= $3::numeric, false) then $5::text
            when coalesce(("parent"."rung_at"::timestamp at time zone $1::text) < (
                case
                    when
                        cast((
                            ($4::timestamp - interval '12 hours') at time zone $1::text
                            + interval '12 hours'
                        ) at time zone $1::text as date) = cast($4::timestamp as date)
                        then least(
                            $4::timestamp at time zone $1::text,
                            ($4::timestamp - interval '12 hours') at time zone $1::text
                            + interval '12 hours'
                        )
                    else $4::timestamp at time zone $1::text
                end
            ), false) then $6::text
            when "parent"."household" is null then $7::text
            when "known"."external_key" is null then $8::text
            when not coalesce("known"."is_kept", true) then $9::text
            when coalesce(("base"."refunded_at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $10::text
            when ("base"."refunded_at"::timestamp at time zone $1::text) >= $2::timestamptz then $11::text
            when coalesce(("parent"."rung_at"::timestamp at time zone $1::text) >= $2::timestamptz, true) then $12::text
            when coalesce("parent"."loaded_at" >= $2::timestamptz, true) then $12::text
            else $13::text
        end as reason,
        null::text as row_key,
        (coalesce("base"."paid_back"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        ("base"."paid_back" is null) as is_incomplete,
        ("base"."refunded_at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "grocery"."refunds" as base
    left join "grocery"."receipts" as parent
        on "base"."receipt"::text = "parent"."receipt"::text
    left join (
        select
            "people"."household"::text collate "C" as external_key,
            bool_or((
                "people"."closed_at" is null
                and coalesce("people"."kind"::text = any($14::text[]), false)
            )) as is_kept
        from "grocery"."households" as people
        group by 1
    ) as known on "parent"."household"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;

