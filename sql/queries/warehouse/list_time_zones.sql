-- Lists the time zones that the server knows.
--
-- grain   one row a zone
-- columns zone_name text?
select zones.name as zone_name
from pg_catalog.pg_timezone_names as zones
order by zones.name;
