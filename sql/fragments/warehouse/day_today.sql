-- The day of a zone that it is now, as a time without a zone.
select date_trunc('day', clock_timestamp() at time zone '{zone}'::text);
