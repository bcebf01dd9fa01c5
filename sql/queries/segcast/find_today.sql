-- Returns when the business day began, and the time.
--
-- grain   one row
-- params  $1 zone text
select
    date_trunc('day', clock_timestamp() at time zone $1::text) at time zone $1::text
        as day_begins_at,
    clock_timestamp() as read_at;
