-- Says of guests which account they have by now.
--
-- grain   none; writes one row a guest who has another account than was known
-- params  $1 key_space text
insert into segcast.guest_accounts as known (guest_id, customer_id)
select
    guests.customer_id as guest_id,
    accounts.customer_id
from pg_temp.registered_guests as registered
inner join segcast.customer_keys as guests
    on guests.key_space = $1::text and registered.guest_key = guests.external_key
inner join segcast.customer_keys as accounts
    on accounts.key_space = $1::text and registered.account_key = accounts.external_key
on conflict (guest_id) do update
    set customer_id = excluded.customer_id
    where known.customer_id <> excluded.customer_id;
