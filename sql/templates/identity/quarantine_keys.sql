-- Sets aside, by their hash, the keys that cannot name one customer.
--
-- grain   one row a reason, with how many rows bear such keys
-- holes   the source's relation and expressions over it, all values bound
with filed as (
    insert into segcast.quarantined_keys (check_id, key_sha256, reason, row_count)
    select
        '{check_id}'::bigint as check_id,
        encode(sha256(convert_to(source_keys.external_key, getdatabaseencoding())), 'hex')
            as key_sha256,
        case
            when source_keys.external_key = '' then 'empty_key'
            when octet_length(source_keys.external_key) > 512 then 'key_too_long'
            else 'duplicate_key'
        end as reason,
        source_keys.row_count
    from (
        select
            ('{key}'::text)::text as external_key,
            count(*) as row_count
        from "{base}"
        where '{condition}'::boolean
        group by 1
    ) as source_keys
    where octet_length(source_keys.external_key) not between 1 and 512 or source_keys.row_count > 1
    returning reason, row_count
)

select
    filed.reason,
    sum(filed.row_count)::bigint as row_count
from filed
group by filed.reason;
