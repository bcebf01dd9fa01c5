-- Files those who leave a run under their reasons, and takes from the others what they may not be found by.
--
-- grain   one row: how many
-- params  $1 run_id bigint
-- columns filed_count bigint, narrowed_count bigint
select
    segcast.file_candidates($1::bigint, left_out.customers, left_out.reasons) as filed_count,
    segcast.narrow_identifiers($1::bigint, narrowed.customers, narrowed.identifiers)
        as narrowed_count
from (
    select
        array_agg(leaving.customer_id order by leaving.customer_id) as customers,
        array_agg(leaving.reason order by leaving.customer_id) as reasons
    from pg_temp.leaving as leaving
    where leaving.reason is not null
) as left_out
cross join (
    select
        array_agg(leaving.customer_id) as customers,
        array_agg(kept.identifier) as identifiers
    from pg_temp.leaving as leaving
    cross join unnest(leaving.identifiers) as kept (identifier)
    where leaving.reason is null
) as narrowed;
