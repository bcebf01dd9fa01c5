-- Parts guests from accounts that do not bear their address any more.
--
-- grain   none; one row a guest
-- params  $1 key_space text
delete from segcast.guest_accounts as known
where
    not exists (
        select 1 as found
        from pg_temp.registered_guests as registered
        inner join segcast.customer_keys as guests
            on guests.key_space = $1::text and registered.guest_key = guests.external_key
        where guests.customer_id = known.guest_id
    );
