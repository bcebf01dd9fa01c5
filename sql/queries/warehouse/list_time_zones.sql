-- Lists the names of the time zones that the server knows.
--
-- grain   one row a name
-- columns zone_name text
select name as zone_name
from pg_catalog.pg_timezone_names
where name !~ '^posix'
order by name collate "C";
