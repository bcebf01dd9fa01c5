-- The ledger of contacts: one table that is counted, changed by two functions and by nothing else.
--
-- A cap is a row that whoever charges under it locks, so that two planners wait for each other; what was
-- reserved in its window is counted under that lock. There is nothing beside the reservations that could
-- disagree with them.
drop table segcast.cap_counters;
drop function segcast.recent(timestamptz[], timestamptz);
drop function segcast.recent(bigint[], timestamptz[], timestamptz);
drop function segcast.without(timestamptz[], bigint[], bigint);

alter table segcast.export_candidates add column identifiers uuid[];
comment on column segcast.export_candidates.identifiers is 'By what the destination finds whoever is included: digests of the normalised identifiers, enciphered with the deployment''s key.';

comment on table segcast.cap_scopes is 'local: each frequency cap in force; whoever charges under it locks its row';

-- Contacts come in the order of their times: a summary of ranges finds a window.
create index reservations_by_time on segcast.reservations using brin (contact_at);

create function segcast.charge_run(charged_run bigint, entered_before timestamptz)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    run segcast.export_runs;
    scope segcast.cap_scopes;
    reach interval;
    charged bigint;
begin
    select * into strict run from segcast.export_runs where run_id = charged_run for update;
    if run.state <> 'planned' then
        raise exception 'run % is %: only what is planned is charged', charged_run, run.state
        using errcode = '55000';
    end if;
    for scope in
        select * from segcast.cap_scopes
        where run.contact_model <> 'none' and run.channel = any(channels)
        order by cap_scopes.scope
        for update
    loop
        reach := make_interval(hours => scope.window_hours);
        -- Whoever has stayed in the audience long enough leaves it at a cap by other contacts.
        update segcast.export_candidates as candidates
        set bucket = 'capped:' || scope.scope
        from segcast.reservations as own, (
            select reservations.customer_id, count(*) as contact_count
            from segcast.reservations
            where
                reservations.channel = any(scope.channels)
                and reservations.contact_model <> 'none'
                and reservations.released_at is null
                and reservations.contact_at > run.contact_at - reach
                and reservations.contact_at < run.contact_at + reach
            group by reservations.customer_id
            having count(*) >= scope.cap
        ) as crowded
        where
            candidates.run_id = charged_run
            and candidates.bucket = 'present'
            and own.customer_id = candidates.customer_id
            and own.reservation_id = candidates.reservation_id
            and own.contact_at <= entered_before
            and crowded.customer_id = candidates.customer_id
            and crowded.contact_count
            - case when own.contact_at > run.contact_at - reach then 1 else 0 end >= scope.cap;
        update segcast.export_candidates as candidates
        set bucket = 'capped:' || scope.scope
        from (
            select reservations.customer_id
            from segcast.reservations
            where
                reservations.channel = any(scope.channels)
                and reservations.contact_model <> 'none'
                and reservations.released_at is null
                and reservations.contact_at > run.contact_at - reach
                and reservations.contact_at < run.contact_at + reach
            group by reservations.customer_id
            having count(*) >= scope.cap
        ) as crowded
        where
            candidates.run_id = charged_run
            and candidates.bucket = 'included'
            and crowded.customer_id = candidates.customer_id;
        -- A mailbox that several customers share is one mailbox.
        update segcast.export_candidates as candidates
        set bucket = 'capped:' || scope.scope
        from (
            select distinct bearers.customer_id
            from (
                select borne.customer_id, unnest(borne.identifiers) as identifier
                from segcast.export_candidates as borne
                where borne.run_id = charged_run and borne.bucket = 'included'
            ) as bearers
            inner join (
                select reached.identifier
                from (
                    select unnest(earlier.identifiers) as identifier
                    from segcast.reservations
                    inner join segcast.export_candidates as earlier
                        on
                            reservations.customer_id = earlier.customer_id
                            and reservations.run_id = earlier.run_id
                    where
                        reservations.channel = any(scope.channels)
                        and reservations.contact_model <> 'none'
                        and reservations.released_at is null
                        and reservations.contact_at > run.contact_at - reach
                        and reservations.contact_at < run.contact_at + reach
                ) as reached
                group by reached.identifier
                having count(*) >= scope.cap
            ) as crowded
                on bearers.identifier = crowded.identifier
        ) as shared
        where
            candidates.run_id = charged_run
            and candidates.bucket = 'included'
            and shared.customer_id = candidates.customer_id;
    end loop;
    insert into segcast.reservations (
        customer_id, reservation_id, run_id, channel, contact_at, contact_model
    )
    select
        candidates.customer_id,
        candidates.reservation_id,
        charged_run,
        run.channel,
        run.contact_at,
        run.contact_model
    from segcast.export_candidates as candidates
    where candidates.run_id = charged_run and candidates.bucket = 'included'
    order by candidates.customer_id;
    get diagnostics charged = row_count;
    update segcast.export_candidates as candidates
    set bucket = 'included'
    where candidates.run_id = charged_run and candidates.bucket = 'present';
    return charged;
end
$$;
comment on function segcast.charge_run is 'Charges one contact to each included candidate of a planned run who has room under every cap of its channel, and files the others under the cap that refused; returns how many were charged.';

create function segcast.release_contacts(released_run bigint, released_customers bigint[])
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    run segcast.export_runs;
    released bigint;
begin
    select * into strict run from segcast.export_runs where run_id = released_run for update;
    if run.state in ('published', 'acknowledged') then
        raise exception 'run % is %: its contacts were made', released_run, run.state
        using errcode = '55000';
    end if;
    update segcast.reservations
    set released_at = clock_timestamp()
    where
        run_id = released_run
        and (released_customers is null or customer_id = any(released_customers))
        and released_at is null;
    get diagnostics released = row_count;
    return released;
end
$$;
comment on function segcast.release_contacts is 'Gives back the contacts of some customers of a run, or with null of all, unless it was published; returns how many.';

revoke all on function segcast.charge_run, segcast.release_contacts from public;
