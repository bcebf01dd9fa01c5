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
    null::real as "measure_6",
    null::real as "measure_7",
    null::real as "measure_8",
    null::real as "measure_9",
    null::real as "measure_10",
    null::real as "measure_11",
    null::real as "measure_12",
    null::real as "measure_13",
    null::real as "measure_14",
    null::real as "measure_15",
    null::real as "measure_16",
    null::real as "measure_17",
    null::real as "measure_18",
    null::numeric as "measure_19",
    null::real as "measure_20"
limit 0;


-- what orders_0 reads
/* features/copy_measures */ copy (
    select
        measured.external_key,
        case
            when abs("measured"."measure_0"::numeric) < 1e30
                then cast(round("measured"."measure_0"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_1"::numeric) < 1e30
                then cast(round("measured"."measure_1"::numeric, 9) as real)
        end,
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
        end,
        case
            when abs("measured"."measure_7"::numeric) < 1e30
                then cast(round("measured"."measure_7"::numeric, 9) as real)
        end,
        "measured"."measure_8"::real,
        "measured"."measure_9"::real,
        "measured"."measure_10"::real,
        "measured"."measure_11"::real,
        "measured"."measure_12"::real,
        case
            when abs("measured"."measure_13"::numeric) < 1e30
                then cast(round("measured"."measure_13"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_14"::numeric) < 1e30
                then cast(round("measured"."measure_14"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_15"::numeric) < 1e30
                then cast(round("measured"."measure_15"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_16"::numeric) < 1e30
                then cast(round("measured"."measure_16"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_17"::numeric) < 1e30
                then cast(round("measured"."measure_17"::numeric, 9) as real)
        end,
        case
            when abs("measured"."measure_18"::numeric) < 1e30
                then cast(round("measured"."measure_18"::numeric, 9) as real)
        end,
        "measured"."measure_19"::numeric,
        case
            when abs("measured"."measure_20"::numeric) < 1e30
                then cast(round("measured"."measure_20"::numeric, 9) as real)
        end
    from (
        select
            abs(extract(epoch from '2011-11-09T00:00:00Z'::timestamptz - (
                (
                    (max(source.occurred_at) filter (where true))::timestamptz
                    + ('{"0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds"}'::interval[])[
                        1 + width_bucket((max(source.occurred_at) filter (where true))::timestamptz, '{"1972-03-19T02:00:00Z","1972-10-29T02:00:00Z","1973-03-18T02:00:00Z","1973-10-28T02:00:00Z","1974-03-17T02:00:00Z","1974-10-27T02:00:00Z","1975-03-16T02:00:00Z","1975-10-26T02:00:00Z","1976-03-21T02:00:00Z","1976-10-24T02:00:00Z","1977-03-20T02:00:00Z","1977-10-23T02:00:00Z","1978-03-19T02:00:00Z","1978-10-29T02:00:00Z","1979-03-18T02:00:00Z","1979-10-28T02:00:00Z","1980-03-16T02:00:00Z","1980-10-26T02:00:00Z","1981-03-29T01:00:00Z","1981-10-25T01:00:00Z","1982-03-28T01:00:00Z","1982-10-24T01:00:00Z","1983-03-27T01:00:00Z","1983-10-23T01:00:00Z","1984-03-25T01:00:00Z","1984-10-28T01:00:00Z","1985-03-31T01:00:00Z","1985-10-27T01:00:00Z","1986-03-30T01:00:00Z","1986-10-26T01:00:00Z","1987-03-29T01:00:00Z","1987-10-25T01:00:00Z","1988-03-27T01:00:00Z","1988-10-23T01:00:00Z","1989-03-26T01:00:00Z","1989-10-29T01:00:00Z","1990-03-25T01:00:00Z","1990-10-28T01:00:00Z","1991-03-31T01:00:00Z","1991-10-27T01:00:00Z","1992-03-29T01:00:00Z","1992-10-25T01:00:00Z","1993-03-28T01:00:00Z","1993-10-24T01:00:00Z","1994-03-27T01:00:00Z","1994-10-23T01:00:00Z","1995-03-26T01:00:00Z","1995-10-22T01:00:00Z","1996-03-31T01:00:00Z","1996-10-27T01:00:00Z","1997-03-30T01:00:00Z","1997-10-26T01:00:00Z","1998-03-29T01:00:00Z","1998-10-25T01:00:00Z","1999-03-28T01:00:00Z","1999-10-31T01:00:00Z","2000-03-26T01:00:00Z","2000-10-29T01:00:00Z","2001-03-25T01:00:00Z","2001-10-28T01:00:00Z","2002-03-31T01:00:00Z","2002-10-27T01:00:00Z","2003-03-30T01:00:00Z","2003-10-26T01:00:00Z","2004-03-28T01:00:00Z","2004-10-31T01:00:00Z","2005-03-27T01:00:00Z","2005-10-30T01:00:00Z","2006-03-26T01:00:00Z","2006-10-29T01:00:00Z","2007-03-25T01:00:00Z","2007-10-28T01:00:00Z","2008-03-30T01:00:00Z","2008-10-26T01:00:00Z","2009-03-29T01:00:00Z","2009-10-25T01:00:00Z","2010-03-28T01:00:00Z","2010-10-31T01:00:00Z","2011-03-27T01:00:00Z","2011-10-30T01:00:00Z"}'::timestamptz[])
                    ]
                )
            )::timestamptz)) / 86400 as "measure_0",
            abs(extract(epoch from '2011-11-09T00:00:00Z'::timestamptz - (
                (
                    (min(source.occurred_at) filter (where true))::timestamptz
                    + ('{"0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds"}'::interval[])[
                        1 + width_bucket((min(source.occurred_at) filter (where true))::timestamptz, '{"1972-03-19T02:00:00Z","1972-10-29T02:00:00Z","1973-03-18T02:00:00Z","1973-10-28T02:00:00Z","1974-03-17T02:00:00Z","1974-10-27T02:00:00Z","1975-03-16T02:00:00Z","1975-10-26T02:00:00Z","1976-03-21T02:00:00Z","1976-10-24T02:00:00Z","1977-03-20T02:00:00Z","1977-10-23T02:00:00Z","1978-03-19T02:00:00Z","1978-10-29T02:00:00Z","1979-03-18T02:00:00Z","1979-10-28T02:00:00Z","1980-03-16T02:00:00Z","1980-10-26T02:00:00Z","1981-03-29T01:00:00Z","1981-10-25T01:00:00Z","1982-03-28T01:00:00Z","1982-10-24T01:00:00Z","1983-03-27T01:00:00Z","1983-10-23T01:00:00Z","1984-03-25T01:00:00Z","1984-10-28T01:00:00Z","1985-03-31T01:00:00Z","1985-10-27T01:00:00Z","1986-03-30T01:00:00Z","1986-10-26T01:00:00Z","1987-03-29T01:00:00Z","1987-10-25T01:00:00Z","1988-03-27T01:00:00Z","1988-10-23T01:00:00Z","1989-03-26T01:00:00Z","1989-10-29T01:00:00Z","1990-03-25T01:00:00Z","1990-10-28T01:00:00Z","1991-03-31T01:00:00Z","1991-10-27T01:00:00Z","1992-03-29T01:00:00Z","1992-10-25T01:00:00Z","1993-03-28T01:00:00Z","1993-10-24T01:00:00Z","1994-03-27T01:00:00Z","1994-10-23T01:00:00Z","1995-03-26T01:00:00Z","1995-10-22T01:00:00Z","1996-03-31T01:00:00Z","1996-10-27T01:00:00Z","1997-03-30T01:00:00Z","1997-10-26T01:00:00Z","1998-03-29T01:00:00Z","1998-10-25T01:00:00Z","1999-03-28T01:00:00Z","1999-10-31T01:00:00Z","2000-03-26T01:00:00Z","2000-10-29T01:00:00Z","2001-03-25T01:00:00Z","2001-10-28T01:00:00Z","2002-03-31T01:00:00Z","2002-10-27T01:00:00Z","2003-03-30T01:00:00Z","2003-10-26T01:00:00Z","2004-03-28T01:00:00Z","2004-10-31T01:00:00Z","2005-03-27T01:00:00Z","2005-10-30T01:00:00Z","2006-03-26T01:00:00Z","2006-10-29T01:00:00Z","2007-03-25T01:00:00Z","2007-10-28T01:00:00Z","2008-03-30T01:00:00Z","2008-10-26T01:00:00Z","2009-03-29T01:00:00Z","2009-10-25T01:00:00Z","2010-03-28T01:00:00Z","2010-10-31T01:00:00Z","2011-03-27T01:00:00Z","2011-10-30T01:00:00Z"}'::timestamptz[])
                    ]
                )
            )::timestamptz)) / 86400 as "measure_1",
            count(*) filter (where true) as "measure_2",
            count(distinct cast(source.occurred_at at time zone 'Europe/London'::text as date))
            filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)) as "measure_3",
            avg("source"."computed_2"::numeric) filter (where true) as "measure_4",
            stddev_samp("source"."computed_2"::numeric) filter (where true) as "measure_5",
            (
                array_agg("source"."computed_2"::numeric order by source.occurred_at desc, "source"."computed_2"::numeric)
                filter (where "source"."computed_2"::numeric is not null and true)
            )[1] as "measure_6",
            (
                abs(extract(epoch from '2011-11-09T00:00:00Z'::timestamptz - (
                    (
                        (max(source.occurred_at) filter (where true))::timestamptz
                        + ('{"0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds"}'::interval[])[
                            1 + width_bucket((max(source.occurred_at) filter (where true))::timestamptz, '{"1972-03-19T02:00:00Z","1972-10-29T02:00:00Z","1973-03-18T02:00:00Z","1973-10-28T02:00:00Z","1974-03-17T02:00:00Z","1974-10-27T02:00:00Z","1975-03-16T02:00:00Z","1975-10-26T02:00:00Z","1976-03-21T02:00:00Z","1976-10-24T02:00:00Z","1977-03-20T02:00:00Z","1977-10-23T02:00:00Z","1978-03-19T02:00:00Z","1978-10-29T02:00:00Z","1979-03-18T02:00:00Z","1979-10-28T02:00:00Z","1980-03-16T02:00:00Z","1980-10-26T02:00:00Z","1981-03-29T01:00:00Z","1981-10-25T01:00:00Z","1982-03-28T01:00:00Z","1982-10-24T01:00:00Z","1983-03-27T01:00:00Z","1983-10-23T01:00:00Z","1984-03-25T01:00:00Z","1984-10-28T01:00:00Z","1985-03-31T01:00:00Z","1985-10-27T01:00:00Z","1986-03-30T01:00:00Z","1986-10-26T01:00:00Z","1987-03-29T01:00:00Z","1987-10-25T01:00:00Z","1988-03-27T01:00:00Z","1988-10-23T01:00:00Z","1989-03-26T01:00:00Z","1989-10-29T01:00:00Z","1990-03-25T01:00:00Z","1990-10-28T01:00:00Z","1991-03-31T01:00:00Z","1991-10-27T01:00:00Z","1992-03-29T01:00:00Z","1992-10-25T01:00:00Z","1993-03-28T01:00:00Z","1993-10-24T01:00:00Z","1994-03-27T01:00:00Z","1994-10-23T01:00:00Z","1995-03-26T01:00:00Z","1995-10-22T01:00:00Z","1996-03-31T01:00:00Z","1996-10-27T01:00:00Z","1997-03-30T01:00:00Z","1997-10-26T01:00:00Z","1998-03-29T01:00:00Z","1998-10-25T01:00:00Z","1999-03-28T01:00:00Z","1999-10-31T01:00:00Z","2000-03-26T01:00:00Z","2000-10-29T01:00:00Z","2001-03-25T01:00:00Z","2001-10-28T01:00:00Z","2002-03-31T01:00:00Z","2002-10-27T01:00:00Z","2003-03-30T01:00:00Z","2003-10-26T01:00:00Z","2004-03-28T01:00:00Z","2004-10-31T01:00:00Z","2005-03-27T01:00:00Z","2005-10-30T01:00:00Z","2006-03-26T01:00:00Z","2006-10-29T01:00:00Z","2007-03-25T01:00:00Z","2007-10-28T01:00:00Z","2008-03-30T01:00:00Z","2008-10-26T01:00:00Z","2009-03-29T01:00:00Z","2009-10-25T01:00:00Z","2010-03-28T01:00:00Z","2010-10-31T01:00:00Z","2011-03-27T01:00:00Z","2011-10-30T01:00:00Z"}'::timestamptz[])
                        ]
                    )
                )::timestamptz)) / 86400
            )::numeric / nullif((avg("source"."computed_2"::numeric) filter (where true))::numeric, 0) as "measure_7",
            count(*) filter (where ("source"."occurred_at" >= '2011-10-09T23:00:00Z'::timestamptz)) as "measure_8",
            count(*) filter (where ("source"."occurred_at" >= '2011-09-09T23:00:00Z'::timestamptz)) as "measure_9",
            count(*) filter (where ("source"."occurred_at" >= '2011-08-10T23:00:00Z'::timestamptz)) as "measure_10",
            count(*) filter (where ("source"."occurred_at" >= '2011-05-12T23:00:00Z'::timestamptz)) as "measure_11",
            count(*) filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)) as "measure_12",
            coalesce(sum("source"."amount"::numeric) filter (where ("source"."occurred_at" >= '2011-10-09T23:00:00Z'::timestamptz)), 0) as "measure_13",
            coalesce(sum("source"."amount"::numeric) filter (where ("source"."occurred_at" >= '2011-09-09T23:00:00Z'::timestamptz)), 0) as "measure_14",
            coalesce(sum("source"."amount"::numeric) filter (where ("source"."occurred_at" >= '2011-08-10T23:00:00Z'::timestamptz)), 0) as "measure_15",
            coalesce(sum("source"."amount"::numeric) filter (where ("source"."occurred_at" >= '2011-05-12T23:00:00Z'::timestamptz)), 0) as "measure_16",
            coalesce(sum("source"."amount"::numeric) filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)), 0) as "measure_17",
            avg("source"."amount"::numeric) filter (where true) as "measure_18",
            count(*) filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)) as "measure_19",
            (count(*) filter (where ("source"."occurred_at" >= '2011-10-09T23:00:00Z'::timestamptz)))::numeric / nullif((
                (
                    count(*) filter (where (
                        "source"."occurred_at" >= '2011-07-11T23:00:00Z'::timestamptz
                        and "source"."occurred_at" < '2011-10-09T23:00:00Z'::timestamptz
                    ))
                ) * '0.3333333333333333'::numeric
            )::numeric, 0) as "measure_20",
            cast(source.customer_key as text) as external_key
        from (
            select
                "base"."customer_id" as "customer_key",
                "base"."ordered_at"::timestamp at time zone 'Europe/London'::text as "occurred_at",
                abs(extract(
                    epoch from (
                        (
                            ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text)::timestamptz
                            + ('{"0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds"}'::interval[])[
                                1 + width_bucket(("base"."ordered_at"::timestamp at time zone 'Europe/London'::text)::timestamptz, '{"1972-03-19T02:00:00Z","1972-10-29T02:00:00Z","1973-03-18T02:00:00Z","1973-10-28T02:00:00Z","1974-03-17T02:00:00Z","1974-10-27T02:00:00Z","1975-03-16T02:00:00Z","1975-10-26T02:00:00Z","1976-03-21T02:00:00Z","1976-10-24T02:00:00Z","1977-03-20T02:00:00Z","1977-10-23T02:00:00Z","1978-03-19T02:00:00Z","1978-10-29T02:00:00Z","1979-03-18T02:00:00Z","1979-10-28T02:00:00Z","1980-03-16T02:00:00Z","1980-10-26T02:00:00Z","1981-03-29T01:00:00Z","1981-10-25T01:00:00Z","1982-03-28T01:00:00Z","1982-10-24T01:00:00Z","1983-03-27T01:00:00Z","1983-10-23T01:00:00Z","1984-03-25T01:00:00Z","1984-10-28T01:00:00Z","1985-03-31T01:00:00Z","1985-10-27T01:00:00Z","1986-03-30T01:00:00Z","1986-10-26T01:00:00Z","1987-03-29T01:00:00Z","1987-10-25T01:00:00Z","1988-03-27T01:00:00Z","1988-10-23T01:00:00Z","1989-03-26T01:00:00Z","1989-10-29T01:00:00Z","1990-03-25T01:00:00Z","1990-10-28T01:00:00Z","1991-03-31T01:00:00Z","1991-10-27T01:00:00Z","1992-03-29T01:00:00Z","1992-10-25T01:00:00Z","1993-03-28T01:00:00Z","1993-10-24T01:00:00Z","1994-03-27T01:00:00Z","1994-10-23T01:00:00Z","1995-03-26T01:00:00Z","1995-10-22T01:00:00Z","1996-03-31T01:00:00Z","1996-10-27T01:00:00Z","1997-03-30T01:00:00Z","1997-10-26T01:00:00Z","1998-03-29T01:00:00Z","1998-10-25T01:00:00Z","1999-03-28T01:00:00Z","1999-10-31T01:00:00Z","2000-03-26T01:00:00Z","2000-10-29T01:00:00Z","2001-03-25T01:00:00Z","2001-10-28T01:00:00Z","2002-03-31T01:00:00Z","2002-10-27T01:00:00Z","2003-03-30T01:00:00Z","2003-10-26T01:00:00Z","2004-03-28T01:00:00Z","2004-10-31T01:00:00Z","2005-03-27T01:00:00Z","2005-10-30T01:00:00Z","2006-03-26T01:00:00Z","2006-10-29T01:00:00Z","2007-03-25T01:00:00Z","2007-10-28T01:00:00Z","2008-03-30T01:00:00Z","2008-10-26T01:00:00Z","2009-03-29T01:00:00Z","2009-10-25T01:00:00Z","2010-03-28T01:00:00Z","2010-10-31T01:00:00Z","2011-03-27T01:00:00Z","2011-10-30T01:00:00Z"}'::timestamptz[])
                            ]
                        )
                    )::timestamptz
                    - lag((
                        (
                            ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text)::timestamptz
                            + ('{"0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds","3600 seconds","0 seconds"}'::interval[])[
                                1 + width_bucket(("base"."ordered_at"::timestamp at time zone 'Europe/London'::text)::timestamptz, '{"1972-03-19T02:00:00Z","1972-10-29T02:00:00Z","1973-03-18T02:00:00Z","1973-10-28T02:00:00Z","1974-03-17T02:00:00Z","1974-10-27T02:00:00Z","1975-03-16T02:00:00Z","1975-10-26T02:00:00Z","1976-03-21T02:00:00Z","1976-10-24T02:00:00Z","1977-03-20T02:00:00Z","1977-10-23T02:00:00Z","1978-03-19T02:00:00Z","1978-10-29T02:00:00Z","1979-03-18T02:00:00Z","1979-10-28T02:00:00Z","1980-03-16T02:00:00Z","1980-10-26T02:00:00Z","1981-03-29T01:00:00Z","1981-10-25T01:00:00Z","1982-03-28T01:00:00Z","1982-10-24T01:00:00Z","1983-03-27T01:00:00Z","1983-10-23T01:00:00Z","1984-03-25T01:00:00Z","1984-10-28T01:00:00Z","1985-03-31T01:00:00Z","1985-10-27T01:00:00Z","1986-03-30T01:00:00Z","1986-10-26T01:00:00Z","1987-03-29T01:00:00Z","1987-10-25T01:00:00Z","1988-03-27T01:00:00Z","1988-10-23T01:00:00Z","1989-03-26T01:00:00Z","1989-10-29T01:00:00Z","1990-03-25T01:00:00Z","1990-10-28T01:00:00Z","1991-03-31T01:00:00Z","1991-10-27T01:00:00Z","1992-03-29T01:00:00Z","1992-10-25T01:00:00Z","1993-03-28T01:00:00Z","1993-10-24T01:00:00Z","1994-03-27T01:00:00Z","1994-10-23T01:00:00Z","1995-03-26T01:00:00Z","1995-10-22T01:00:00Z","1996-03-31T01:00:00Z","1996-10-27T01:00:00Z","1997-03-30T01:00:00Z","1997-10-26T01:00:00Z","1998-03-29T01:00:00Z","1998-10-25T01:00:00Z","1999-03-28T01:00:00Z","1999-10-31T01:00:00Z","2000-03-26T01:00:00Z","2000-10-29T01:00:00Z","2001-03-25T01:00:00Z","2001-10-28T01:00:00Z","2002-03-31T01:00:00Z","2002-10-27T01:00:00Z","2003-03-30T01:00:00Z","2003-10-26T01:00:00Z","2004-03-28T01:00:00Z","2004-10-31T01:00:00Z","2005-03-27T01:00:00Z","2005-10-30T01:00:00Z","2006-03-26T01:00:00Z","2006-10-29T01:00:00Z","2007-03-25T01:00:00Z","2007-10-28T01:00:00Z","2008-03-30T01:00:00Z","2008-10-26T01:00:00Z","2009-03-29T01:00:00Z","2009-10-25T01:00:00Z","2010-03-28T01:00:00Z","2010-10-31T01:00:00Z","2011-03-27T01:00:00Z","2011-10-30T01:00:00Z"}'::timestamptz[])
                            ]
                        )
                    )::timestamptz) over (
                        partition by "base"."customer_id", true
                        order by ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text)::timestamptz
                    )
                )) / 86400 as "computed_2",
                "base"."amount" as "amount"
            from "shop"."orders" as base
            where (
                "base"."customer_id" is not null
                and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) > '-infinity'::timestamptz
                and ("base"."ordered_at"::timestamp at time zone 'Europe/London'::text) < '2011-11-09T00:00:00Z'::timestamptz
            )
        ) as source
        group by source.customer_key
    ) as measured
) to stdout with (format "binary");


-- where returns_1 comes into
/* features/make_measures */ create temporary table "returns_1" on commit drop as
select
    cast(null as text) as external_key,
    null::real as "measure_0",
    null::numeric as "measure_1"
limit 0;


-- what returns_1 reads
/* features/copy_measures */ copy (
    select
        measured.external_key,
        "measured"."measure_0"::real,
        "measured"."measure_1"::numeric
    from (
        select
            count(*) filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)) as "measure_0",
            count(*) filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)) as "measure_1",
            cast(source.customer_key as text) as external_key
        from (
            select
                "base"."customer_id" as "customer_key",
                "base"."returned_at"::timestamp at time zone 'Europe/London'::text as "occurred_at"
            from "shop"."returns" as base
            where (
                "base"."customer_id" is not null
                and ("base"."returned_at"::timestamp at time zone 'Europe/London'::text) > '-infinity'::timestamptz
                and ("base"."returned_at"::timestamp at time zone 'Europe/London'::text) < '2011-11-09T00:00:00Z'::timestamptz
                and ("base"."returned_at"::timestamp at time zone 'Europe/London'::text) >= '2010-11-09T00:00:00Z'::timestamptz
            )
        ) as source
        group by source.customer_key
    ) as measured
) to stdout with (format "binary");


-- where lines_2 comes into
/* features/make_measures */ create temporary table "lines_2" on commit drop as
select
    cast(null as text) as external_key,
    null::real as "measure_0",
    null::real as "measure_1"
limit 0;


-- what lines_2 reads
/* features/copy_measures */ copy (
    select
        measured.external_key,
        "measured"."measure_0"::real,
        "measured"."measure_1"::real
    from (
        select
            count(distinct "source"."product") filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)) as "measure_0",
            count(distinct "source"."product_group") filter (where ("source"."occurred_at" >= '2010-11-09T00:00:00Z'::timestamptz)) as "measure_1",
            cast(source.customer_key as text) as external_key
        from (
            select
                "parent"."customer_id" as "customer_key",
                "parent"."ordered_at"::timestamp at time zone 'Europe/London'::text as "occurred_at",
                "base"."product_id" as "product",
                "product"."product_group" as "product_group"
            from "shop"."order_lines" as base
            inner join "shop"."orders" as parent
                on "base"."order_id"::text = "parent"."order_id"::text
            left join "shop"."products" as product
                on "base"."product_id"::text = "product"."product_id"::text
            where (
                "parent"."customer_id" is not null
                and ("parent"."ordered_at"::timestamp at time zone 'Europe/London'::text) > '-infinity'::timestamptz
                and ("parent"."ordered_at"::timestamp at time zone 'Europe/London'::text) < '2011-11-09T00:00:00Z'::timestamptz
                and ("parent"."ordered_at"::timestamp at time zone 'Europe/London'::text) >= '2010-11-09T00:00:00Z'::timestamptz
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
        "orders_0"."measure_1",
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_2" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_3" end,
        "orders_0"."measure_4",
        "orders_0"."measure_5",
        "orders_0"."measure_6",
        "orders_0"."measure_7",
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_8" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_9" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_10" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_11" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_12" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_13" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_14" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_15" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_16" end,
        case when "orders_0".external_key is null then 0 else "orders_0"."measure_17" end,
        "orders_0"."measure_18",
        case when "returns_1".external_key is null then 0 else "returns_1"."measure_0" end,
        segcast.as_feature(((case when "returns_1".external_key is null then 0 else "returns_1"."measure_1" end)::numeric / nullif((case when "orders_0".external_key is null then 0 else "orders_0"."measure_19" end)::numeric, 0))::numeric),
        case when "lines_2".external_key is null then 0 else "lines_2"."measure_0" end,
        case when "lines_2".external_key is null then 0 else "lines_2"."measure_1" end,
        "orders_0"."measure_20",
        segcast.as_feature((
            cast(sin(
                2 * pi() * extract(doy from '2011-11-09T00:00:00Z'::timestamptz at time zone 'Europe/London'::text) / 365.25
            ) as numeric)
        )::numeric),
        segcast.as_feature((
            cast(cos(
                2 * pi() * extract(doy from '2011-11-09T00:00:00Z'::timestamptz at time zone 'Europe/London'::text) / 365.25
            ) as numeric)
        )::numeric)
    ]::real[] as feature_values
from segcast.customer_spans as keys
left join pg_temp."orders_0" as "orders_0" on keys.external_key = "orders_0".external_key
left join pg_temp."returns_1" as "returns_1" on keys.external_key = "returns_1".external_key
left join pg_temp."lines_2" as "lines_2" on keys.external_key = "lines_2".external_key
where
    keys.key_space = 'customers'::text
    and keys.begins_at < '2011-11-09T00:00:00Z'::timestamptz
    and keys.ends_at >= '2011-11-09T00:00:00Z'::timestamptz
order by keys.customer_id;

