-- Lists the leases of exports: whoever holds one makes runs.
--
-- grain   one row a lease that was ever held, or whose export has a run
-- columns lease_name text
select leases.lease_name
from segcast.leases as leases
where leases.lease_name like 'export %'
union
select 'export ' || runs.export as lease_name
from segcast.export_runs as runs
order by lease_name;
