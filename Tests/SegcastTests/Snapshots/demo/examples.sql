-- what labels purchase_30d
/* learning/copy_observed */ copy (
    select (source.customer_key)::text as external_key
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


-- what labels purchase_90d
/* learning/copy_observed */ copy (
    select (source.customer_key)::text as external_key
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

