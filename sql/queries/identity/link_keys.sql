-- Gives every key of the customers source that has none a customer, in key order.
--
-- grain   one row: how many customers are new
-- params  $1 key_space text   $2 as_of timestamptz: since when a key is known whose source does not say
-- columns new_count bigint
-- locks   none but the new rows'
with linked as (
    insert into segcast.customer_keys (key_space, external_key, customer_id, linked_at)
    select
        $1::text as key_space,
        source_keys.external_key,
        nextval('segcast.customer_ids') as customer_id,
        coalesce(
            source_keys.created_at,
            case
                when exists (
                    select 1 as known from segcast.customer_keys as older
                    where older.key_space = $1::text
                ) then $2::timestamptz - interval '1 microsecond'
                else '-infinity'
            end
        ) as linked_at
    from pg_temp.source_keys as source_keys
    where
        source_keys.external_key is not null
        and not exists (
            select 1 as known from segcast.customer_keys as keys
            where keys.key_space = $1::text and keys.external_key = source_keys.external_key
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
