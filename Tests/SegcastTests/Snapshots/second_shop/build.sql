-- where orders_0 comes into
/* features/make_measures */ create temporary table "orders_0" on commit drop as
select
    cast(null as text) as external_key,
    null::real as "measure_0",
    null::real as "measure_1",
    null::real as "measure_2",
    null::real as "measure_3",
    null::real as "measure_4",
    null::real as "measure_5",
    null::real as "measure_6"
limit 0;


-- what orders_0 reads
/* features/copy_measures */ copy (
    select
        measured.external_key,
        case
            when abs("measured"."measure_0"::numeric) < 1e30
                then cast(round("measured"."measure_0"::numeric, 9) as real)
        end,
        "measured"."measure_1"::real,
        "measured"."measure_2"::real,
        "measured"."measure_3"::real,
        case
            when abs("measured"."measure_4"::numeric) < 1e30
                then cast(round("measured"."measure_4"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_5"::numeric) < 1e30
                then cast(round("measured"."measure_5"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_6"::numeric) < 1e30
                then cast(round("measured"."measure_6"::numeric, 9) as real)
        end
    from (
        select
            abs(extract(epoch from '2025-09-01T04:00:00Z'::timestamptz - (
                (
                    (max(source.occurred_at) filter (where true))::timestamptz
                    + ('{"0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds"}'::interval[])[
                        1 + width_bucket((max(source.occurred_at) filter (where true))::timestamptz, '{"1985-10-27T06:00:00Z","1986-04-27T07:00:00Z","1986-10-26T06:00:00Z","1987-04-05T07:00:00Z","1987-10-25T06:00:00Z","1988-04-03T07:00:00Z","1988-10-30T06:00:00Z","1989-04-02T07:00:00Z","1989-10-29T06:00:00Z","1990-04-01T07:00:00Z","1990-10-28T06:00:00Z","1991-04-07T07:00:00Z","1991-10-27T06:00:00Z","1992-04-05T07:00:00Z","1992-10-25T06:00:00Z","1993-04-04T07:00:00Z","1993-10-31T06:00:00Z","1994-04-03T07:00:00Z","1994-10-30T06:00:00Z","1995-04-02T07:00:00Z","1995-10-29T06:00:00Z","1996-04-07T07:00:00Z","1996-10-27T06:00:00Z","1997-04-06T07:00:00Z","1997-10-26T06:00:00Z","1998-04-05T07:00:00Z","1998-10-25T06:00:00Z","1999-04-04T07:00:00Z","1999-10-31T06:00:00Z","2000-04-02T07:00:00Z","2000-10-29T06:00:00Z","2001-04-01T07:00:00Z","2001-10-28T06:00:00Z","2002-04-07T07:00:00Z","2002-10-27T06:00:00Z","2003-04-06T07:00:00Z","2003-10-26T06:00:00Z","2004-04-04T07:00:00Z","2004-10-31T06:00:00Z","2005-04-03T07:00:00Z","2005-10-30T06:00:00Z","2006-04-02T07:00:00Z","2006-10-29T06:00:00Z","2007-03-11T07:00:00Z","2007-11-04T06:00:00Z","2008-03-09T07:00:00Z","2008-11-02T06:00:00Z","2009-03-08T07:00:00Z","2009-11-01T06:00:00Z","2010-03-14T07:00:00Z","2010-11-07T06:00:00Z","2011-03-13T07:00:00Z","2011-11-06T06:00:00Z","2012-03-11T07:00:00Z","2012-11-04T06:00:00Z","2013-03-10T07:00:00Z","2013-11-03T06:00:00Z","2014-03-09T07:00:00Z","2014-11-02T06:00:00Z","2015-03-08T07:00:00Z","2015-11-01T06:00:00Z","2016-03-13T07:00:00Z","2016-11-06T06:00:00Z","2017-03-12T07:00:00Z","2017-11-05T06:00:00Z","2018-03-11T07:00:00Z","2018-11-04T06:00:00Z","2019-03-10T07:00:00Z","2019-11-03T06:00:00Z","2020-03-08T07:00:00Z","2020-11-01T06:00:00Z","2021-03-14T07:00:00Z","2021-11-07T06:00:00Z","2022-03-13T07:00:00Z","2022-11-06T06:00:00Z","2023-03-12T07:00:00Z","2023-11-05T06:00:00Z","2024-03-10T07:00:00Z","2024-11-03T06:00:00Z","2025-03-09T07:00:00Z"}'::timestamptz[])
                    ]
                )
            )::timestamptz)) / 86400 as "measure_0",
            count(*) filter (where true) as "measure_1",
            count(*) filter (where ("source"."occurred_at" >= '2025-06-03T04:00:00Z'::timestamptz)) as "measure_2",
            count(*) filter (where ("source"."occurred_at" >= '2024-09-01T04:00:00Z'::timestamptz)) as "measure_3",
            coalesce(sum("source"."amount"::numeric) filter (where ("source"."occurred_at" >= '2024-09-01T04:00:00Z'::timestamptz)), 0) as "measure_4",
            avg("source"."computed_3"::numeric) filter (where true) as "measure_5",
            (count(*) filter (where ("source"."brand"::text = 'north'::text)))::numeric / nullif((count(*) filter (where true))::numeric, 0) as "measure_6",
            cast(source.customer_key as text) as external_key
        from (
            select
                "base"."member" as "customer_key",
                "base"."booked_on"::timestamp at time zone 'America/New_York'::text as "occurred_at",
                "base"."gross" as "amount",
                abs(extract(
                    epoch from (
                        (
                            ("base"."booked_on"::timestamp at time zone 'America/New_York'::text)::timestamptz
                            + ('{"0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds"}'::interval[])[
                                1 + width_bucket(("base"."booked_on"::timestamp at time zone 'America/New_York'::text)::timestamptz, '{"1985-10-27T06:00:00Z","1986-04-27T07:00:00Z","1986-10-26T06:00:00Z","1987-04-05T07:00:00Z","1987-10-25T06:00:00Z","1988-04-03T07:00:00Z","1988-10-30T06:00:00Z","1989-04-02T07:00:00Z","1989-10-29T06:00:00Z","1990-04-01T07:00:00Z","1990-10-28T06:00:00Z","1991-04-07T07:00:00Z","1991-10-27T06:00:00Z","1992-04-05T07:00:00Z","1992-10-25T06:00:00Z","1993-04-04T07:00:00Z","1993-10-31T06:00:00Z","1994-04-03T07:00:00Z","1994-10-30T06:00:00Z","1995-04-02T07:00:00Z","1995-10-29T06:00:00Z","1996-04-07T07:00:00Z","1996-10-27T06:00:00Z","1997-04-06T07:00:00Z","1997-10-26T06:00:00Z","1998-04-05T07:00:00Z","1998-10-25T06:00:00Z","1999-04-04T07:00:00Z","1999-10-31T06:00:00Z","2000-04-02T07:00:00Z","2000-10-29T06:00:00Z","2001-04-01T07:00:00Z","2001-10-28T06:00:00Z","2002-04-07T07:00:00Z","2002-10-27T06:00:00Z","2003-04-06T07:00:00Z","2003-10-26T06:00:00Z","2004-04-04T07:00:00Z","2004-10-31T06:00:00Z","2005-04-03T07:00:00Z","2005-10-30T06:00:00Z","2006-04-02T07:00:00Z","2006-10-29T06:00:00Z","2007-03-11T07:00:00Z","2007-11-04T06:00:00Z","2008-03-09T07:00:00Z","2008-11-02T06:00:00Z","2009-03-08T07:00:00Z","2009-11-01T06:00:00Z","2010-03-14T07:00:00Z","2010-11-07T06:00:00Z","2011-03-13T07:00:00Z","2011-11-06T06:00:00Z","2012-03-11T07:00:00Z","2012-11-04T06:00:00Z","2013-03-10T07:00:00Z","2013-11-03T06:00:00Z","2014-03-09T07:00:00Z","2014-11-02T06:00:00Z","2015-03-08T07:00:00Z","2015-11-01T06:00:00Z","2016-03-13T07:00:00Z","2016-11-06T06:00:00Z","2017-03-12T07:00:00Z","2017-11-05T06:00:00Z","2018-03-11T07:00:00Z","2018-11-04T06:00:00Z","2019-03-10T07:00:00Z","2019-11-03T06:00:00Z","2020-03-08T07:00:00Z","2020-11-01T06:00:00Z","2021-03-14T07:00:00Z","2021-11-07T06:00:00Z","2022-03-13T07:00:00Z","2022-11-06T06:00:00Z","2023-03-12T07:00:00Z","2023-11-05T06:00:00Z","2024-03-10T07:00:00Z","2024-11-03T06:00:00Z","2025-03-09T07:00:00Z"}'::timestamptz[])
                            ]
                        )
                    )::timestamptz
                    - lag((
                        (
                            ("base"."booked_on"::timestamp at time zone 'America/New_York'::text)::timestamptz
                            + ('{"0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds","-3600 seconds","0 seconds"}'::interval[])[
                                1 + width_bucket(("base"."booked_on"::timestamp at time zone 'America/New_York'::text)::timestamptz, '{"1985-10-27T06:00:00Z","1986-04-27T07:00:00Z","1986-10-26T06:00:00Z","1987-04-05T07:00:00Z","1987-10-25T06:00:00Z","1988-04-03T07:00:00Z","1988-10-30T06:00:00Z","1989-04-02T07:00:00Z","1989-10-29T06:00:00Z","1990-04-01T07:00:00Z","1990-10-28T06:00:00Z","1991-04-07T07:00:00Z","1991-10-27T06:00:00Z","1992-04-05T07:00:00Z","1992-10-25T06:00:00Z","1993-04-04T07:00:00Z","1993-10-31T06:00:00Z","1994-04-03T07:00:00Z","1994-10-30T06:00:00Z","1995-04-02T07:00:00Z","1995-10-29T06:00:00Z","1996-04-07T07:00:00Z","1996-10-27T06:00:00Z","1997-04-06T07:00:00Z","1997-10-26T06:00:00Z","1998-04-05T07:00:00Z","1998-10-25T06:00:00Z","1999-04-04T07:00:00Z","1999-10-31T06:00:00Z","2000-04-02T07:00:00Z","2000-10-29T06:00:00Z","2001-04-01T07:00:00Z","2001-10-28T06:00:00Z","2002-04-07T07:00:00Z","2002-10-27T06:00:00Z","2003-04-06T07:00:00Z","2003-10-26T06:00:00Z","2004-04-04T07:00:00Z","2004-10-31T06:00:00Z","2005-04-03T07:00:00Z","2005-10-30T06:00:00Z","2006-04-02T07:00:00Z","2006-10-29T06:00:00Z","2007-03-11T07:00:00Z","2007-11-04T06:00:00Z","2008-03-09T07:00:00Z","2008-11-02T06:00:00Z","2009-03-08T07:00:00Z","2009-11-01T06:00:00Z","2010-03-14T07:00:00Z","2010-11-07T06:00:00Z","2011-03-13T07:00:00Z","2011-11-06T06:00:00Z","2012-03-11T07:00:00Z","2012-11-04T06:00:00Z","2013-03-10T07:00:00Z","2013-11-03T06:00:00Z","2014-03-09T07:00:00Z","2014-11-02T06:00:00Z","2015-03-08T07:00:00Z","2015-11-01T06:00:00Z","2016-03-13T07:00:00Z","2016-11-06T06:00:00Z","2017-03-12T07:00:00Z","2017-11-05T06:00:00Z","2018-03-11T07:00:00Z","2018-11-04T06:00:00Z","2019-03-10T07:00:00Z","2019-11-03T06:00:00Z","2020-03-08T07:00:00Z","2020-11-01T06:00:00Z","2021-03-14T07:00:00Z","2021-11-07T06:00:00Z","2022-03-13T07:00:00Z","2022-11-06T06:00:00Z","2023-03-12T07:00:00Z","2023-11-05T06:00:00Z","2024-03-10T07:00:00Z","2024-11-03T06:00:00Z","2025-03-09T07:00:00Z"}'::timestamptz[])
                            ]
                        )
                    )::timestamptz) over (
                        partition by "base"."member", true
                        order by ("base"."booked_on"::timestamp at time zone 'America/New_York'::text)::timestamptz
                    )
                )) / 86400 as "computed_3",
                "base"."shop_brand" as "brand"
            from "house"."bookings" as base
            where (
                "base"."member" is not null
                and ("base"."booked_on"::timestamp at time zone 'America/New_York'::text) > '-infinity'::timestamptz
                and ("base"."booked_on"::timestamp at time zone 'America/New_York'::text) < '2025-09-01T04:00:00Z'::timestamptz
                and coalesce("base"."state"::text <> all('{"cancelled"}'::text[]), true)
            )
        ) as source
        group by source.customer_key
    ) as measured
) to stdout with (format "binary");


-- where events_1 comes into
/* features/make_measures */ create temporary table "events_1" on commit drop as
select
    cast(null as text) as external_key,
    null::real as "measure_0",
    null::real as "measure_1"
limit 0;


-- what events_1 reads
/* features/copy_measures */ copy (
    select
        measured.external_key,
        "measured"."measure_0"::real,
        case
            when abs("measured"."measure_1"::numeric) < 1e30
                then cast(round("measured"."measure_1"::numeric, 9) as real)
        end
    from (
        select
            count(*) filter (where (
                "source"."occurred_at" >= '2025-08-02T04:00:00Z'::timestamptz
                and coalesce("source"."kind"::text <> all('{"bounce"}'::text[]), true)
            )) as "measure_0",
            (count(*) filter (where ("source"."occurred_at" >= '2025-08-18T04:00:00Z'::timestamptz)))::numeric / nullif((
                (
                    count(*) filter (where (
                        "source"."occurred_at" >= '2025-06-23T04:00:00Z'::timestamptz
                        and "source"."occurred_at" < '2025-08-18T04:00:00Z'::timestamptz
                    ))
                ) * '0.25'::numeric
            )::numeric, 0) as "measure_1",
            cast(source.customer_key as text) as external_key
        from (
            select
                "base"."member" as "customer_key",
                "base"."seen_at"::timestamp at time zone 'America/New_York'::text as "occurred_at",
                "base"."kind" as "kind"
            from "house"."visits" as base
            where (
                "base"."member" is not null
                and ("base"."seen_at"::timestamp at time zone 'America/New_York'::text) > '-infinity'::timestamptz
                and ("base"."seen_at"::timestamp at time zone 'America/New_York'::text) < '2025-09-01T04:00:00Z'::timestamptz
                and ("base"."seen_at"::timestamp at time zone 'America/New_York'::text) >= '2025-06-23T04:00:00Z'::timestamptz
                and ("base"."loaded_at"::timestamp at time zone 'America/New_York'::text) < '2025-09-01T04:00:00Z'::timestamptz
            )
        ) as source
        group by source.customer_key
    ) as measured
) to stdout with (format "binary");


-- what fills the build
/* features/fill_build */ insert into segcast_data."feature_values_0" (build_id, customer_id, feature_values)
select
    '0'::bigint as build_id,
    keys.customer_id,
    array[
        "orders_0"."measure_0",
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_1" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_2" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_3" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_4" end,
        "orders_0"."measure_5",
        "orders_0"."measure_6",
        case when "events_1".external_key is null then 0 else "events_1"."measure_0" end,
        "events_1"."measure_1"
    ]::real[] as feature_values
from segcast.customer_spans as keys
left join pg_temp."orders_0" as "orders_0" on keys.external_key = "orders_0".external_key
left join pg_temp."events_1" as "events_1" on keys.external_key = "events_1".external_key
where
    keys.key_space = 'members'::text
    and keys.begins_at < '2025-09-01T04:00:00Z'::timestamptz
    and keys.ends_at >= '2025-09-01T04:00:00Z'::timestamptz
order by keys.customer_id;

