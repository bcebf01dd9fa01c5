-- Returns a row when the server knows the time zone.
--
-- grain   one row, or none
-- params  $1 name text
-- columns zone_name text?
select name as zone_name
from pg_catalog.pg_timezone_names
where name = $1::text;
