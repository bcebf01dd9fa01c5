-- how far the labels of books_30d reach
-- $1 = America/New_York
-- $2 = {"cancelled"}
-- $3 = 2024-10-06T04:00:00Z
-- $4 = 2025-09-01T04:00:00Z
/* learning/describe_labels */ select
    min(days.first_at) as begins_at,
    max(days.last_at) as ends_at,
    coalesce(sum(days.row_count), 0)::bigint as row_count,
    coalesce(max(days.gap_days), 0)::bigint as gap_days,
    coalesce(
        ($4::timestamptz at time zone $1::text)::date - max(days.local_day), 0
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
            "base"."member" as "customer_key",
            "base"."booked_on"::timestamp at time zone $1::text as "occurred_at"
        from "house"."bookings" as base
        where (
            "base"."member" is not null
            and ("base"."booked_on"::timestamp at time zone $1::text) > '-infinity'::timestamptz
            and ("base"."booked_on"::timestamp at time zone $1::text) < $4::timestamptz
            and coalesce("base"."state"::text <> all($2::text[]), true)
            and ("base"."booked_on"::timestamp at time zone $1::text) >= $3::timestamptz
        )
    ) as source
    where true
    group by (source.occurred_at at time zone $1::text)::date
) as days;


-- whether books_30d is over
-- $1 = America/New_York
-- $2 = {"cancelled"}
-- $3 = 2025-10-01T04:00:00Z
-- $4 = infinity
/* learning/find_last_label */ select max(source.occurred_at) as ends_at
from (
    select
        "base"."member" as "customer_key",
        "base"."booked_on"::timestamp at time zone $1::text as "occurred_at"
    from "house"."bookings" as base
    where (
        "base"."member" is not null
        and ("base"."booked_on"::timestamp at time zone $1::text) > '-infinity'::timestamptz
        and ("base"."booked_on"::timestamp at time zone $1::text) < $4::timestamptz
        and coalesce("base"."state"::text <> all($2::text[]), true)
        and ("base"."booked_on"::timestamp at time zone $1::text) >= $3::timestamptz
    )
) as source
where true;


-- what labels books_30d
/* learning/copy_observed */ copy (
    select
        (source.customer_key)::text as external_key,
        '1.0'::real as label_value
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

