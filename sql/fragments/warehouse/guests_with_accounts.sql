-- Guests whose address a customer bears by now: since when each was one, and the customer.
select true
from (
    select
        '{guest_key}'::text as guest_key,
        min(told.made_at) as first_at,
        min(bearers.external_key) as account_key
    from (
        select "{details}".*
        from "{guests}" as guest
        where '{is_guest}'::boolean
    ) as told
    inner join "{bearers}" as bearers on told.email = bearers.address
    group by told.email
) as registered;
