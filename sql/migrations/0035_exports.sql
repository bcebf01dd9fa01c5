-- A token that no lease of an export ever had owns no run: a number that is never reached would keep every owner away.
create or replace function segcast.take_over_run(run_id bigint, token bigint)
returns setof bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update segcast.export_runs as runs
    set lease_token = take_over_run.token
    from (
        select coalesce(max(leases.token), 0) as newest
        from segcast.leases
        where leases.lease_name like 'export %'
    ) as held
    where
        runs.run_id = take_over_run.run_id
        and take_over_run.token <= held.newest
        and (runs.lease_token <= take_over_run.token or runs.lease_token > held.newest)
    returning runs.run_id;
$$;
comment on function segcast.take_over_run is 'Makes a lease the owner of a run, unless a later one owns it.';
