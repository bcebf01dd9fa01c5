-- The day that a number such as 20111209 names; unknown where it names none.
select
    case
        when
            '{value}'::numeric between 10101 and 99991231
            and mod('{value}'::numeric, 1) = 0
            and mod(div('{value}'::numeric, 100), 100) between 1 and 12
            then (
                select begun.month + cast(begun.day - 1 as integer) as day
                from (
                    select
                        make_date(
                            cast(div('{value}'::numeric, 10000) as integer),
                            cast(mod(div('{value}'::numeric, 100), 100) as integer), 1
                        ) as month,
                        mod('{value}'::numeric, 100) as day
                ) as begun
                where
                    begun.day >= 1
                    and begun.day <= extract(
                        day from begun.month + interval '1 month' - interval '1 day'
                    )
            )
    end;
