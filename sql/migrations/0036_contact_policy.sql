-- A mailbox is in an audience once, and is charged once, whichever record of it is found that day.
create or replace function segcast.keep_present(planned_run bigint, listed_run bigint)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    kept bigint;
    taken_over bigint;
begin
    perform
    from segcast.export_runs as runs
    inner join segcast.export_runs as earlier on earlier.run_id = listed_run
    where
        runs.run_id = planned_run
        and runs.state = 'planned'
        and runs.contact_model = 'presence'
        and earlier.contact_model = 'presence'
        and earlier.channel = runs.channel
        and earlier.kind = runs.kind
        and earlier.sequence is not null
    for update of runs;
    if not found then
        raise exception 'run % does not refresh the list of run %', planned_run, listed_run
        using errcode = '55000';
    end if;
    update segcast.export_candidates as candidates
    set bucket = 'present', reservation_id = listed.reservation_id
    from segcast.export_candidates as listed
    where
        candidates.run_id = planned_run
        and candidates.bucket = 'included'
        and listed.run_id = listed_run
        and listed.bucket = 'included'
        and listed.customer_id = candidates.customer_id;
    get diagnostics kept = row_count;
    -- Whoever enters and is found by nothing but what was on the list takes the place over: since when it was in the
    -- audience stays, and no contact is made. Of several places it is the one that was there first.
    insert into segcast.reservations (
        customer_id, reservation_id, run_id, channel, contact_at, contact_model
    )
    select
        heirs.customer_id,
        heirs.reservation_id,
        runs.run_id,
        runs.channel,
        heirs.entered_at,
        'none'
    from segcast.export_runs as runs
    cross join (
        with entering as materialized (
            select
                candidates.customer_id,
                candidates.reservation_id,
                unnest(coalesce(candidates.reached, candidates.identifiers)) as reached
            from segcast.export_candidates as candidates
            where candidates.run_id = planned_run and candidates.bucket = 'included'
        ),

        listed as materialized (
            select
                borne.reached,
                borne.customer_id,
                borne.reservation_id
            from (
                select
                    earlier.customer_id,
                    earlier.reservation_id,
                    unnest(coalesce(earlier.reached, earlier.identifiers)) as reached
                from segcast.export_candidates as earlier
                where earlier.run_id = listed_run and earlier.bucket = 'included'
            ) as borne
            where borne.reached in (select entering.reached from entering)
        ),

        places as (
            select
                listed.reached,
                min(contacts.contact_at) as entered_at
            from listed
            inner join segcast.reservations as contacts
                on
                    listed.customer_id = contacts.customer_id
                    and listed.reservation_id = contacts.reservation_id
            group by listed.reached
        )

        select
            entering.customer_id,
            entering.reservation_id,
            min(places.entered_at) as entered_at
        from entering
        left join places on entering.reached = places.reached
        group by entering.customer_id, entering.reservation_id
        having count(*) = count(places.reached)
    ) as heirs
    where runs.run_id = planned_run;
    update segcast.export_candidates as candidates
    set bucket = 'present'
    from segcast.reservations as places
    where
        candidates.run_id = planned_run
        and candidates.bucket = 'included'
        and places.run_id = planned_run
        and places.customer_id = candidates.customer_id
        and places.reservation_id = candidates.reservation_id;
    get diagnostics taken_over = row_count;
    return kept + taken_over;
end
$$;
comment on function segcast.keep_present is 'Lets those who are in the audience already stay, under the contact that let them in, also where another record is found by what was on the list; returns how many.';

create or replace function segcast.charge_run(charged_run bigint, entered_before timestamptz)
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
            and own.contact_model <> 'none'
            and own.contact_at <= entered_before
            and crowded.customer_id = candidates.customer_id
            and crowded.contact_count
            - case when own.contact_at > run.contact_at - reach then 1 else 0 end >= scope.cap;
        -- Whoever took a place over, by contacts of theirs or of the mailbox, but the one that made the place.
        update segcast.export_candidates as candidates
        set bucket = 'capped:' || scope.scope
        from (
            with heirs as materialized (
                select
                    placed.customer_id,
                    coalesce(placed.reached, placed.identifiers) as reached,
                    own.contact_at
                from segcast.export_candidates as placed
                inner join segcast.reservations as own
                    on
                        placed.customer_id = own.customer_id
                        and placed.reservation_id = own.reservation_id
                where
                    placed.run_id = charged_run
                    and placed.bucket = 'present'
                    and own.contact_model = 'none'
                    and own.contact_at <= entered_before
            ),

            contacts as materialized (
                select
                    reservations.customer_id,
                    reservations.reservation_id,
                    reservations.contact_at,
                    reservations.channel = run.channel
                    and reservations.contact_model = 'presence' as is_presence,
                    unnest(coalesce(earlier.reached, earlier.identifiers)) as reached
                from segcast.reservations
                inner join segcast.export_candidates as earlier
                    on
                        reservations.customer_id = earlier.customer_id
                        and reservations.run_id = earlier.run_id
                where
                    exists (select from heirs)
                    and reservations.channel = any(scope.channels)
                    and reservations.contact_model <> 'none'
                    and reservations.released_at is null
                    and reservations.contact_at > run.contact_at - reach
                    and reservations.contact_at < run.contact_at + reach
            ),

            counted as (
                select
                    heirs.customer_id,
                    contacts.reservation_id,
                    false as is_entrance
                from heirs
                inner join contacts on heirs.customer_id = contacts.customer_id
                union
                select
                    heirs.customer_id,
                    contacts.reservation_id,
                    contacts.is_presence and contacts.contact_at = heirs.contact_at as is_entrance
                from (
                    select
                        heirs.customer_id,
                        heirs.contact_at,
                        unnest(heirs.reached) as reached
                    from heirs
                ) as heirs
                inner join contacts on heirs.reached = contacts.reached
            )

            select counted.customer_id
            from counted
            group by counted.customer_id
            having
                count(distinct counted.reservation_id)
                - case when bool_or(counted.is_entrance) then 1 else 0 end >= scope.cap
        ) as crowded
        where
            candidates.run_id = charged_run
            and candidates.bucket = 'present'
            and crowded.customer_id = candidates.customer_id;
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
        -- A mailbox that several customers share is one mailbox, in whatever form a destination is told of it.
        update segcast.export_candidates as candidates
        set bucket = 'capped:' || scope.scope
        from (
            select distinct bearers.customer_id
            from (
                select borne.customer_id, unnest(coalesce(borne.reached, borne.identifiers)) as reached
                from segcast.export_candidates as borne
                where borne.run_id = charged_run and borne.bucket = 'included'
            ) as bearers
            inner join (
                select contacts.reached
                from (
                    select unnest(coalesce(earlier.reached, earlier.identifiers)) as reached
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
                ) as contacts
                group by contacts.reached
                having count(*) >= scope.cap
            ) as crowded
                on bearers.reached = crowded.reached
        ) as shared
        where
            candidates.run_id = charged_run
            and candidates.bucket = 'included'
            and shared.customer_id = candidates.customer_id;
    end loop;
    update segcast.reservations as places
    set released_at = clock_timestamp()
    from segcast.export_candidates as candidates
    where
        places.run_id = charged_run
        and places.released_at is null
        and candidates.run_id = charged_run
        and candidates.customer_id = places.customer_id
        and candidates.bucket <> 'present';
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
comment on function segcast.charge_run is 'Charges one contact to each included candidate of a planned run who has room under every cap of its channel, files the others under the cap that refused, and gives back their places; returns how many were charged.';
