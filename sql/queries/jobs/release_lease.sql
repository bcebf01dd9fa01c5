-- Gives a lease back, so that the next holder need not wait for it to expire.
--
-- grain   one row, the lease; none when it was lost
-- params  $1 lease name text   $2 token bigint
-- locks   the lease's row
update segcast.leases
set expires_at = '-infinity'
where lease_name = $1::text and token = $2::bigint
returning token;
