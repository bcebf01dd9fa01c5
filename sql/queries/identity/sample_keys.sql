-- Lists some keys of a space, the same ones each time, and since when their customers are known; none of a guest who has
-- an account, for the sources hold none.
--
-- grain   one row a key
-- params  $1 key_space text   $2 limit bigint
-- columns external_key text, linked_at timestamptz?
select
    keys.external_key,
    case when isfinite(keys.linked_at) then keys.linked_at end as linked_at
from segcast.customer_keys as keys
where
    keys.key_space = $1::text
    and not exists (
        select 1 as found
        from segcast.guest_accounts as accounts
        where accounts.guest_id = keys.customer_id
    )
order by hashtextextended(keys.external_key, 0), keys.external_key
limit $2::bigint;
