-- Returns when a day begins in a time zone.
--
-- grain   one row
-- params  $1 date   $2 zone text
select ($1::text::date)::timestamp at time zone $2::text as instant;
