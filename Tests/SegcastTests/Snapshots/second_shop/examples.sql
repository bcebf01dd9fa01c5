-- what labels books_30d
/* learning/copy_observed */ copy (
    select (source.customer_key)::text as external_key
    from (
        select
            "base"."member" as "customer_key",
            "base"."booked_on"::timestamp at time zone 'America/New_York'::text as "occurred_at"
        from "house"."bookings" as base
        where (
            "base"."member" is not null
            and ("base"."booked_on"::timestamp at time zone 'America/New_York'::text) > '-infinity'::timestamptz
            and ("base"."booked_on"::timestamp at time zone 'America/New_York'::text) < '2025-10-01T04:00:00Z'::timestamptz
            and coalesce("base"."state"::text <> all('{"cancelled"}'::text[]), true)
            and ("base"."booked_on"::timestamp at time zone 'America/New_York'::text) >= '2025-09-01T04:00:00Z'::timestamptz
        )
    ) as source
    where true
    group by source.customer_key
) to stdout with (format "binary");

