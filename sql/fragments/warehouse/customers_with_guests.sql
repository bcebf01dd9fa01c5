-- Customers, and behind them the guests whose address no customer bears, each by the details of their newest row.
select
    "{columns}".*,
    coalesce(held.segcast_key, guests.segcast_key) as segcast_customer,
    held.is_customer is null as segcast_is_guest
from (
    select
        "{own_columns}".*,
        '{key}'::text collate "C" as segcast_key,
        true as is_customer
    from "{customers}" as own
) as held
full join (
    select distinct on (told.email)
        "{newest}".*,
        '{guest_key}'::text collate "C" as segcast_key,
        min(told.made_at) over (partition by told.email) as created_at
    from (
        select "{details}".*
        from "{guests}" as guest
        where '{is_guest}'::boolean
    ) as told
    left join "{bearers}" as bearers on told.email = bearers.address
    where told.email is not null and bearers.address is null
    order by told.email asc, told.made_at desc nulls last, cast(told as text) asc
) as guests on held.segcast_key = guests.segcast_key;
