-- Extends a lease that is still held.
--
-- grain   one row: whether it was
-- params  $1 lease name text   $2 token bigint   $3 ttl in seconds integer
-- columns is_held boolean
-- locks   the lease's row
select segcast.renew_lease($1::text, $2::bigint, $3::integer) as is_held;
