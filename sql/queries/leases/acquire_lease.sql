-- Takes a lease that is free or expired.
--
-- grain   one row, the lease's new token; NULL while somebody holds it
-- params  $1 lease name text   $2 holder uuid   $3 ttl in seconds integer
-- columns token bigint?
-- locks   the lease's row
select segcast.acquire_lease($1::text, $2::uuid, $3::integer) as token;
