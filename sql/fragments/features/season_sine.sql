-- The sine of the as-of's day in the year of 365.25 days.
select cast(sin(
    2 * pi() * extract(doy from '{as_of}'::timestamptz at time zone '{zone}'::text) / 365.25
) as numeric);
