-- Counts orders that stand line by line, and those of which lines name several customers.
--
-- grain   one row
-- holes   the lines, all values bound
-- columns order_count bigint, shared_count bigint
select
    count(*) as order_count,
    count(*) filter (where orders.is_shared) as shared_count
from (
    select min('{customer}'::text collate "C") < max('{customer}'::text collate "C") as is_shared
    from "{relation}" as line
    where '{key}'::text is not null and '{is_kept}'::boolean
    group by '{key}'::text collate "C"
) as orders;
