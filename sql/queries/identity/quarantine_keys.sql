-- Sets aside, by their hash, the keys that cannot name one customer.
--
-- grain   one row a reason, with how many rows bear such keys
-- params  $1 check_id bigint
-- columns reason text, row_count bigint
with filed as (
    insert into segcast.quarantined_keys (check_id, key_sha256, reason, row_count)
    select
        $1::bigint as check_id,
        source_keys.key_sha256,
        source_keys.reason,
        source_keys.row_count
    from pg_temp.source_keys as source_keys
    where source_keys.reason is not null
    returning reason, row_count
)

select
    filed.reason,
    sum(filed.row_count)::bigint as row_count
from filed
group by filed.reason;
