-- The first instant of a day of a zone: later than 00:00 where clocks are put forward at midnight, the earlier 00:00
-- where they are put back to it.
select
    case
        when
            cast((
                ('{day}'::timestamp - interval '12 hours') at time zone '{zone}'::text
                + interval '12 hours'
            ) at time zone '{zone}'::text as date) = cast('{day}'::timestamp as date)
            then least(
                '{day}'::timestamp at time zone '{zone}'::text,
                ('{day}'::timestamp - interval '12 hours') at time zone '{zone}'::text
                + interval '12 hours'
            )
        else '{day}'::timestamp at time zone '{zone}'::text
    end;
