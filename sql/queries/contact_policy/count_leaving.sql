-- Counts who leaves a list or loses an identifier.
--
-- grain   one row
-- columns affected_count bigint, leaving_count bigint
select
    count(*) as affected_count,
    count(*) filter (where leaving.reason is not null) as leaving_count
from pg_temp.leaving as leaving;
