-- Returns the zone that the database, the login or the server has settled, and which of some names are zones.
--
-- grain   one row
-- params  $1 names text[]
-- columns database_zone text, zone_names text[]
select
    settings.reset_val::text as database_zone,
    array(
        select zones.name::text
        from pg_catalog.pg_timezone_names as zones
        where zones.name = any($1::text[])
        order by zones.name
    ) as zone_names
from pg_catalog.pg_settings as settings
where settings.name = 'TimeZone';
