-- When a count of units of time since 1970-01-01 00:00 UTC is, of the years 1 to 9999; unknown where it is another.
select
    case
        when '{value}'::numeric / '{units}'::numeric between -62135596800 and 253402300799
            then
                cast('1970-01-01 00:00:00+00' as timestamptz)
                + cast('{value}'::numeric / '{units}'::numeric as double precision)
                * interval '1 second'
    end;
