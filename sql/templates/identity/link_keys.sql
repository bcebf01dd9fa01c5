-- Gives every key of the customers source that has none a customer, in key order.
--
-- grain   one row: how many customers are new
-- holes   the source's relation and expressions over it, all values bound
-- locks   none but the new rows'
with

source_keys as (
    select
        cast('{key}'::text as text) as external_key,
        min('{linked_at}'::timestamptz) as linked_at
    from "{base}"
    where '{condition}'::boolean
    group by 1
),

linked as (
    insert into segcast.customer_keys (key_space, external_key, customer_id, linked_at)
    select
        '{key_space}'::text as key_space,
        source_keys.external_key,
        nextval('segcast.customer_ids') as customer_id,
        coalesce(
            source_keys.linked_at,
            case
                when exists (
                    select 1 as known from segcast.customer_keys as older
                    where older.key_space = '{key_space}'::text
                ) then '{as_of}'::timestamptz - interval '1 microsecond'
                else '-infinity'
            end
        ) as linked_at
    from source_keys
    where
        octet_length(source_keys.external_key) between 1 and 512
        and not exists (
            select 1 as known from segcast.customer_keys as keys
            where
                keys.key_space = '{key_space}'::text
                and keys.external_key = source_keys.external_key
        )
    order by source_keys.external_key
    on conflict (key_space, external_key) do nothing
    returning customer_id
),

added as (
    insert into segcast.customers (customer_id)
    select linked.customer_id
    from linked
    returning customer_id
)

select count(*) as new_count
from added;
