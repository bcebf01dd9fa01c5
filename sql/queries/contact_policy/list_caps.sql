-- Lists the caps in force.
--
-- grain   one row a cap, in name order
-- columns cap jsonb
select to_jsonb(caps.*) as cap
from segcast.frequency_caps as caps
order by caps.cap_name;
