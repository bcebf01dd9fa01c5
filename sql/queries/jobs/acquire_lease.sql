-- Takes a lease that is free or expired.
--
-- grain   one row, the lease with its new token; none while somebody holds it
-- params  $1 lease name text   $2 holder uuid   $3 ttl in seconds integer
-- locks   the lease's row
insert into segcast.leases as held (lease_name, holder, token, acquired_at, expires_at)
select
    $1::text as lease_name,
    $2::uuid as holder,
    1 as token,
    clock_timestamp() as acquired_at,
    clock_timestamp() + make_interval(secs => $3::integer) as expires_at
on conflict (lease_name) do update
    set
        holder = excluded.holder,
        token = held.token + 1,
        acquired_at = excluded.acquired_at,
        expires_at = excluded.expires_at
    where held.expires_at < excluded.acquired_at
returning token;
