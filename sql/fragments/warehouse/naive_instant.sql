-- When a naive timestamp or a date is, in its declared zone.
select '{value}'::timestamp at time zone '{zone}'::text;
