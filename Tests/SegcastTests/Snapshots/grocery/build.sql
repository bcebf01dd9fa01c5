-- where orders_0 comes into
/* features/make_measures */ create temporary table "orders_0" on commit drop as
select
    cast(null as text) as external_key,
    null::real as "measure_0",
    null::real as "measure_1",
    null::real as "measure_2",
    null::real as "measure_3"
limit 0;


-- what orders_0 reads
/* features/copy_measures */ copy (
    select
        measured.external_key,
        "measured"."measure_0"::real,
        case
            when abs("measured"."measure_1"::numeric) < 1e30
                then cast(round("measured"."measure_1"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_2"::numeric) < 1e30
                then cast(round("measured"."measure_2"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_3"::numeric) < 1e30
                then cast(round("measured"."measure_3"::numeric, 9) as real)
        end
    from (
        select
            count(*) filter (where true) as "measure_0",
            coalesce(sum("source"."amount"::numeric) filter (where ("source"."occurred_at" >= '2023-12-05T00:00:00Z'::timestamptz)), 0) as "measure_1",
            avg("source"."amount"::numeric) filter (where true) as "measure_2",
            abs(extract(epoch from '2024-03-04T00:00:00Z'::timestamptz - (
                (
                    (max(source.occurred_at) filter (where true))::timestamptz
                    + ('{"0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds"}'::interval[])[
                        1 + width_bucket((max(source.occurred_at) filter (where true))::timestamptz, '{"1984-03-25T01:00:00Z","1984-09-30T01:00:00Z","1985-03-31T01:00:00Z","1985-09-29T01:00:00Z","1986-03-30T01:00:00Z","1986-09-28T01:00:00Z","1987-03-29T01:00:00Z","1987-09-27T01:00:00Z","1988-03-27T01:00:00Z","1988-09-25T01:00:00Z","1989-03-26T01:00:00Z","1989-09-24T01:00:00Z","1990-03-25T01:00:00Z","1990-09-30T01:00:00Z","1991-03-31T01:00:00Z","1991-09-29T01:00:00Z","1992-03-29T01:00:00Z","1992-09-27T01:00:00Z","1993-03-28T01:00:00Z","1993-09-26T01:00:00Z","1994-03-27T01:00:00Z","1994-09-25T01:00:00Z","1995-03-26T01:00:00Z","1995-09-24T01:00:00Z","1996-03-31T01:00:00Z","1996-10-27T01:00:00Z","1997-03-30T01:00:00Z","1997-10-26T01:00:00Z","1998-03-29T01:00:00Z","1998-10-25T01:00:00Z","1999-03-28T01:00:00Z","1999-10-31T01:00:00Z","2000-03-26T01:00:00Z","2000-10-29T01:00:00Z","2001-03-25T01:00:00Z","2001-10-28T01:00:00Z","2002-03-31T01:00:00Z","2002-10-27T01:00:00Z","2003-03-30T01:00:00Z","2003-10-26T01:00:00Z","2004-03-28T01:00:00Z","2004-10-31T01:00:00Z","2005-03-27T01:00:00Z","2005-10-30T01:00:00Z","2006-03-26T01:00:00Z","2006-10-29T01:00:00Z","2007-03-25T01:00:00Z","2007-10-28T01:00:00Z","2008-03-30T01:00:00Z","2008-10-26T01:00:00Z","2009-03-29T01:00:00Z","2009-10-25T01:00:00Z","2010-03-28T01:00:00Z","2010-10-31T01:00:00Z","2011-03-27T01:00:00Z","2011-10-30T01:00:00Z","2012-03-25T01:00:00Z","2012-10-28T01:00:00Z","2013-03-31T01:00:00Z","2013-10-27T01:00:00Z","2014-03-30T01:00:00Z","2014-10-26T01:00:00Z","2015-03-29T01:00:00Z","2015-10-25T01:00:00Z","2016-03-27T01:00:00Z","2016-10-30T01:00:00Z","2017-03-26T01:00:00Z","2017-10-29T01:00:00Z","2018-03-25T01:00:00Z","2018-10-28T01:00:00Z","2019-03-31T01:00:00Z","2019-10-27T01:00:00Z","2020-03-29T01:00:00Z","2020-10-25T01:00:00Z","2021-03-28T01:00:00Z","2021-10-31T01:00:00Z","2022-03-27T01:00:00Z","2022-10-30T01:00:00Z","2023-03-26T01:00:00Z","2023-10-29T01:00:00Z"}'::timestamptz[])
                    ]
                )
            )::timestamptz)) / 86400 as "measure_3",
            cast(source.customer_key as text) as external_key
        from (
            select
                "base"."household" as "customer_key",
                "base"."rung_at"::timestamp at time zone 'Europe/Berlin'::text as "occurred_at",
                "amounts"."amount" as "amount"
            from "grocery"."receipts" as base
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
                        "base"."pieces"::numeric > '-1000'::numeric
                        and "base"."pieces"::numeric <= '0'::numeric
                    ), true)
                    and "base"."loaded_at" < '2024-03-04T00:00:00Z'::timestamptz
                )
                group by 1
            ) as amounts on "base"."receipt"::text collate "C" = amounts.order_key
            where (
                "base"."household" is not null
                and ("base"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) > '-infinity'::timestamptz
                and ("base"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) < '2024-03-04T00:00:00Z'::timestamptz
                and coalesce(not ("base"."till"::numeric >= '900'::numeric), true)
                and coalesce(not (
                    ("base"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) < (
                        case
                            when
                                cast((
                                    ('2019-07-01'::timestamp - interval '12 hours') at time zone 'Europe/Berlin'::text
                                    + interval '12 hours'
                                ) at time zone 'Europe/Berlin'::text as date) = cast('2019-07-01'::timestamp as date)
                                then least(
                                    '2019-07-01'::timestamp at time zone 'Europe/Berlin'::text,
                                    ('2019-07-01'::timestamp - interval '12 hours') at time zone 'Europe/Berlin'::text
                                    + interval '12 hours'
                                )
                            else '2019-07-01'::timestamp at time zone 'Europe/Berlin'::text
                        end
                    )
                ), true)
                and "base"."loaded_at" < '2024-03-04T00:00:00Z'::timestamptz
            )
        ) as source
        group by source.customer_key
    ) as measured
) to stdout with (format "binary");


-- where lines_1 comes into
/* features/make_measures */ create temporary table "lines_1" on commit drop as
select
    cast(null as text) as external_key,
    null::real as "measure_0",
    null::real as "measure_1"
limit 0;


-- what lines_1 reads
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
            count(distinct "source"."product") filter (where true) as "measure_0",
            coalesce(sum("source"."amount"::numeric) filter (where true), 0) as "measure_1",
            cast(source.customer_key as text) as external_key
        from (
            select
                "parent"."household" as "customer_key",
                "parent"."rung_at"::timestamp at time zone 'Europe/Berlin'::text as "occurred_at",
                "base"."article" as "product",
                "base"."price"::numeric * "base"."pieces"::numeric as "amount"
            from "grocery"."items" as base
            inner join "grocery"."receipts" as parent
                on "base"."receipt"::text = "parent"."receipt"::text
            where (
                "parent"."household" is not null
                and ("parent"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) > '-infinity'::timestamptz
                and ("parent"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) < '2024-03-04T00:00:00Z'::timestamptz
                and "base"."price" is not null
                and coalesce(not (
                    "base"."pieces"::numeric > '-1000'::numeric
                    and "base"."pieces"::numeric <= '0'::numeric
                ), true)
                and coalesce(not ("parent"."till"::numeric >= '900'::numeric), true)
                and coalesce(not (
                    ("parent"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) < (
                        case
                            when
                                cast((
                                    ('2019-07-01'::timestamp - interval '12 hours') at time zone 'Europe/Berlin'::text
                                    + interval '12 hours'
                                ) at time zone 'Europe/Berlin'::text as date) = cast('2019-07-01'::timestamp as date)
                                then least(
                                    '2019-07-01'::timestamp at time zone 'Europe/Berlin'::text,
                                    ('2019-07-01'::timestamp - interval '12 hours') at time zone 'Europe/Berlin'::text
                                    + interval '12 hours'
                                )
                            else '2019-07-01'::timestamp at time zone 'Europe/Berlin'::text
                        end
                    )
                ), true)
                and "base"."loaded_at" < '2024-03-04T00:00:00Z'::timestamptz
                and "parent"."loaded_at" < '2024-03-04T00:00:00Z'::timestamptz
            )
        ) as source
        group by source.customer_key
    ) as measured
) to stdout with (format "binary");


-- where returns_2 comes into
/* features/make_measures */ create temporary table "returns_2" on commit drop as
select
    cast(null as text) as external_key,
    null::real as "measure_0"
limit 0;


-- what returns_2 reads
/* features/copy_measures */ copy (
    select
        measured.external_key,
        case
            when abs("measured"."measure_0"::numeric) < 1e30
                then cast(round("measured"."measure_0"::numeric, 9) as real)
        end
    from (
        select
            coalesce(sum("source"."amount"::numeric) filter (where true), 0) as "measure_0",
            cast(source.customer_key as text) as external_key
        from (
            select
                "parent"."household" as "customer_key",
                "base"."refunded_at"::timestamp at time zone 'Europe/Berlin'::text as "occurred_at",
                "base"."paid_back" as "amount"
            from "grocery"."refunds" as base
            inner join "grocery"."receipts" as parent
                on "base"."receipt"::text = "parent"."receipt"::text
            where (
                "parent"."household" is not null
                and ("base"."refunded_at"::timestamp at time zone 'Europe/Berlin'::text) > '-infinity'::timestamptz
                and ("base"."refunded_at"::timestamp at time zone 'Europe/Berlin'::text) < '2024-03-04T00:00:00Z'::timestamptz
                and coalesce(not ("parent"."till"::numeric >= '900'::numeric), true)
                and coalesce(not (
                    ("parent"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) < (
                        case
                            when
                                cast((
                                    ('2019-07-01'::timestamp - interval '12 hours') at time zone 'Europe/Berlin'::text
                                    + interval '12 hours'
                                ) at time zone 'Europe/Berlin'::text as date) = cast('2019-07-01'::timestamp as date)
                                then least(
                                    '2019-07-01'::timestamp at time zone 'Europe/Berlin'::text,
                                    ('2019-07-01'::timestamp - interval '12 hours') at time zone 'Europe/Berlin'::text
                                    + interval '12 hours'
                                )
                            else '2019-07-01'::timestamp at time zone 'Europe/Berlin'::text
                        end
                    )
                ), true)
                and ("parent"."rung_at"::timestamp at time zone 'Europe/Berlin'::text) < '2024-03-04T00:00:00Z'::timestamptz
                and "parent"."loaded_at" < '2024-03-04T00:00:00Z'::timestamptz
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
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_0" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_1" end,
        "orders_0"."measure_2",
        case when "lines_1".external_key is null then 0 else "lines_1"."measure_0" end,
        case when "lines_1".external_key is null then 0 else "lines_1"."measure_1" end,
        case when "returns_2".external_key is null then 0 else "returns_2"."measure_0" end,
        "orders_0"."measure_3"
    ]::real[] as feature_values
from segcast.customer_spans as keys
left join pg_temp."orders_0" as "orders_0" on keys.external_key = "orders_0".external_key
left join pg_temp."lines_1" as "lines_1" on keys.external_key = "lines_1".external_key
left join pg_temp."returns_2" as "returns_2" on keys.external_key = "returns_2".external_key
where
    keys.key_space = 'customers'::text
    and keys.begins_at < '2024-03-04T00:00:00Z'::timestamptz
    and keys.ends_at >= '2024-03-04T00:00:00Z'::timestamptz
order by keys.customer_id;

