-- Lists the runs whose owner may be writing files: those that are not over, and those of exports that somebody holds.
--
-- grain   one row a run
select runs.run_id
from segcast.export_runs as runs
where
    runs.state in ('planned', 'reserved', 'staged', 'committed', 'needs_attention')
    or exists (
        select
        from segcast.leases
        where
            leases.lease_name = 'export ' || runs.export
            and leases.expires_at >= clock_timestamp()
    )
order by runs.run_id;
