-- Extends a lease that is still held.
--
-- grain   one row, the lease; none when it was lost
-- params  $1 lease name text   $2 token bigint   $3 ttl in seconds integer
-- locks   the lease's row
update segcast.leases
set expires_at = clock_timestamp() + make_interval(secs => $3::integer)
where lease_name = $1::text and token = $2::bigint and expires_at >= clock_timestamp()
returning token;
