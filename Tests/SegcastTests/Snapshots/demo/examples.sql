-- how far the labels of purchase_30d reach
-- $1 = Europe/London
-- $2 = 2010-06-16T23:00:00Z
-- $3 = 2011-11-09T00:00:00Z
/* learning/describe_labels */ select
    min(days.first_at) as begins_at,
    max(days.last_at) as ends_at,
    coalesce(sum(days.row_count), 0)::bigint as row_count,
    coalesce(max(days.gap_days), 0)::bigint as gap_days,
    coalesce(
        ($3::timestamptz at time zone $1::text)::date - max(days.local_day), 0
    )::bigint as quiet_days
from (
    select
        min(source.occurred_at) as first_at,
        max(source.occurred_at) as last_at,
        count(*) as row_count,
        (source.occurred_at at time zone $1::text)::date as local_day,
        (source.occurred_at at time zone $1::text)::date
        - lag((source.occurred_at at time zone $1::text)::date) over (
            order by (source.occurred_at at time zone $1::text)::date
        ) as gap_days
    from (
        select
            "base"."customer_id" as "customer_key",
            "base"."ordered_at"::timestamp at time zone $1::text as "occurred_at"
        from "shop"."orders" as base
        where (
            "base"."customer_id" is not null
            and ("base"."ordered_at"::timestamp at time zone $1::text) > '-infinity'::timestamptz
            and ("base"."ordered_at"::timestamp at time zone $1::text) < $3::timestamptz
            and ("base"."ordered_at"::timestamp at time zone $1::text) >= $2::timestamptz
        )
    ) as source
    where true
    group by (source.occurred_at at time zone $1::text)::date
) as days;


-- whether purchase_30d is over
-- $1 = Europe/London
-- $2 = 2011-12-09T00:00:00Z
-- $3 = infinity
/* learning/find_last_label */ select max(source.occurred_at) as ends_at
from (
    select
        "base"."customer_id" as "customer_key",
        "base"."ordered_at"::timestamp at time zone $1::text as "occurred_at"
    from "shop"."orders" as base
    where (
        "base"."customer_id" is not null
        and ("base"."ordered_at"::timestamp at time zone $1::text) > '-infinity'::timestamptz
        and ("base"."ordered_at"::timestamp at time zone $1::text) < $3::timestamptz
        and ("base"."ordered_at"::timestamp at time zone $1::text) >= $2::timestamptz
    )
) as source
where true;


-- what labels purchase_30d
/* learning/copy_observed */ copy (
    select
        (source.customer_key)::text as external_key,
        '1.0'::real as label_value
    from (
        select
            "base"."customer_id" as "customer_key",
            "base"."ordered_at"::timestamp at time zone 'Europe/London'::text as "occurred_at"
        from "shop"."orders" as base
        where (
            "base"."customer_id" is not null
            and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) > '-infinity'::timestamptz
            and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) < '2011-12-09T00:00:00Z'::timestamptz
            and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) >= '2011-11-09T00:00:00Z'::timestamptz
        )
    ) as source
    where true
    group by source.customer_key
) to stdout with (format "binary");


-- how far the labels of purchase_90d reach
-- $1 = Europe/London
-- $2 = 2010-02-17T00:00:00Z
-- $3 = 2011-11-09T00:00:00Z
/* learning/describe_labels */ select
    min(days.first_at) as begins_at,
    max(days.last_at) as ends_at,
    coalesce(sum(days.row_count), 0)::bigint as row_count,
    coalesce(max(days.gap_days), 0)::bigint as gap_days,
    coalesce(
        ($3::timestamptz at time zone $1::text)::date - max(days.local_day), 0
    )::bigint as quiet_days
from (
    select
        min(source.occurred_at) as first_at,
        max(source.occurred_at) as last_at,
        count(*) as row_count,
        (source.occurred_at at time zone $1::text)::date as local_day,
        (source.occurred_at at time zone $1::text)::date
        - lag((source.occurred_at at time zone $1::text)::date) over (
            order by (source.occurred_at at time zone $1::text)::date
        ) as gap_days
    from (
        select
            "base"."customer_id" as "customer_key",
            "base"."ordered_at"::timestamp at time zone $1::text as "occurred_at"
        from "shop"."orders" as base
        where (
            "base"."customer_id" is not null
            and ("base"."ordered_at"::timestamp at time zone $1::text) > '-infinity'::timestamptz
            and ("base"."ordered_at"::timestamp at time zone $1::text) < $3::timestamptz
            and ("base"."ordered_at"::timestamp at time zone $1::text) >= $2::timestamptz
        )
    ) as source
    where true
    group by (source.occurred_at at time zone $1::text)::date
) as days;


-- whether purchase_90d is over
-- $1 = Europe/London
-- $2 = 2012-02-07T00:00:00Z
-- $3 = infinity
/* learning/find_last_label */ select max(source.occurred_at) as ends_at
from (
    select
        "base"."customer_id" as "customer_key",
        "base"."ordered_at"::timestamp at time zone $1::text as "occurred_at"
    from "shop"."orders" as base
    where (
        "base"."customer_id" is not null
        and ("base"."ordered_at"::timestamp at time zone $1::text) > '-infinity'::timestamptz
        and ("base"."ordered_at"::timestamp at time zone $1::text) < $3::timestamptz
        and ("base"."ordered_at"::timestamp at time zone $1::text) >= $2::timestamptz
    )
) as source
where true;


-- what labels purchase_90d
/* learning/copy_observed */ copy (
    select
        (source.customer_key)::text as external_key,
        '1.0'::real as label_value
    from (
        select
            "base"."customer_id" as "customer_key",
            "base"."ordered_at"::timestamp at time zone 'Europe/London'::text as "occurred_at"
        from "shop"."orders" as base
        where (
            "base"."customer_id" is not null
            and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) > '-infinity'::timestamptz
            and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) < '2012-02-07T00:00:00Z'::timestamptz
            and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) >= '2011-11-09T00:00:00Z'::timestamptz
        )
    ) as source
    where true
    group by source.customer_key
) to stdout with (format "binary");

