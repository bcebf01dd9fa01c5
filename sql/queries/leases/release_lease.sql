-- Gives a lease back, so that the next holder need not wait for it to expire.
--
-- grain   one row: whether it was still held
-- params  $1 lease name text   $2 token bigint
-- columns was_held boolean
-- locks   the lease's row
select segcast.release_lease($1::text, $2::bigint) as was_held;
