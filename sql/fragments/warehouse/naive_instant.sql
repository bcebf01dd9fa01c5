-- When a naive timestamp or a date is, in its declared zone.
select cast('{value}'::timestamp as timestamp) at time zone '{zone}'::text;
