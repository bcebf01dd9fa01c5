-- Adds the keys of guests who came before their account did, so that whoever was one is known as one at as-ofs of then.
--
-- grain   none; writes one row a guest
-- params  $1 key_space text
insert into pg_temp.source_keys (external_key, created_at, row_count)
select
    registered.guest_key as external_key,
    registered.first_at as created_at,
    1 as row_count
from pg_temp.registered_guests as registered
inner join segcast.customer_keys as accounts
    on accounts.key_space = $1::text and registered.account_key = accounts.external_key
where registered.first_at < accounts.linked_at;
