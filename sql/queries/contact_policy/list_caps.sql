-- Lists the caps in force.
--
-- grain   one row a cap, in name order
-- columns cap_name text, channels text[], brand text?, window_hours integer, contact_limit integer
select
    cap_name,
    channels,
    brand,
    window_hours,
    contact_limit
from segcast.frequency_caps
order by cap_name;
