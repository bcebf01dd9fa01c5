-- Counts the customers of a build, and those whose last event is at most so many days old.
--
-- grain   one row
-- params  $1 build_id bigint   $2 feature_position integer   $3 active_days integer
-- columns customer_count bigint, active_count bigint
select
    count(*) as customer_count,
    count(*) filter (where built.feature_values[$2::integer] <= $3::integer) as active_count
from segcast.feature_values as built
where built.build_id = $1::bigint;
