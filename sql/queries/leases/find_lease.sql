-- Says when the holder of a lease took it and for how many seconds it still lasts.
--
-- grain   one row, or none when the lease is free
-- params  $1 lease name text
-- columns acquired_at timestamptz, open_seconds bigint
select
    acquired_at,
    ceil(extract(epoch from expires_at - clock_timestamp()))::bigint as open_seconds
from segcast.leases
where lease_name = $1::text and expires_at >= clock_timestamp();
