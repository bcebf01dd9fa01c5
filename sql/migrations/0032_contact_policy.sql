-- Caps count mailboxes and numbers, in whatever form a destination is told of them.
alter table segcast.export_candidates
add column reached uuid[],
add constraint export_candidates_reached_check check (
    reached is null or cardinality(reached) = coalesce(cardinality(identifiers), -1)
);
comment on column segcast.export_candidates.reached is 'Whom each of the identifiers reaches, in the form that all destinations share: what caps count by; null where they are the same.';

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

create or replace function segcast.file_candidates(
    filed_run bigint, customers bigint[], buckets text[]
)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    count_filed bigint;
begin
    perform from segcast.export_runs where run_id = filed_run and sequence is null for update;
    if not found then
        raise exception 'run % has a number: whom it considered stays', filed_run
        using errcode = '55000';
    end if;
    if 'included' = any(buckets) or 'present' = any(buckets) then
        raise exception 'nobody comes on a list by being filed' using errcode = '22023';
    end if;
    update segcast.export_candidates as candidates
    set bucket = filed.bucket, identifiers = null, reached = null
    from unnest(customers, buckets) as filed (customer_id, bucket)
    where candidates.run_id = filed_run and candidates.customer_id = filed.customer_id;
    get diagnostics count_filed = row_count;
    return count_filed;
end
$$;
comment on function segcast.file_candidates is 'Files candidates of a run that has no number under the reasons why they leave it; returns how many.';

create or replace function segcast.narrow_identifiers(
    narrowed_run bigint, customers bigint[], kept uuid[]
)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    count_narrowed bigint;
begin
    perform from segcast.export_runs where run_id = narrowed_run and sequence is null for update;
    if not found then
        raise exception 'run % has a number: what its list is found by stays', narrowed_run
        using errcode = '55000';
    end if;
    update segcast.export_candidates as candidates
    set
        identifiers = narrowed.identifiers,
        reached = case when candidates.reached is not null then narrowed.reached end
    from (
        select
            listed.customer_id,
            array_agg(parts.identifier order by parts.place) as identifiers,
            array_agg(parts.reached order by parts.place) as reached
        from (
            select pairs.customer_id, array_agg(pairs.identifier) as identifiers
            from unnest(customers, narrow_identifiers.kept) as pairs (customer_id, identifier)
            group by pairs.customer_id
        ) as wanted
        inner join segcast.export_candidates as listed
            on listed.run_id = narrowed_run and wanted.customer_id = listed.customer_id
        cross join lateral unnest(listed.identifiers, listed.reached)
            with ordinality as parts (identifier, reached, place)
        where parts.identifier = any(wanted.identifiers)
        group by listed.customer_id
    ) as narrowed
    where
        candidates.run_id = narrowed_run
        and candidates.customer_id = narrowed.customer_id;
    get diagnostics count_narrowed = row_count;
    return count_narrowed;
end
$$;
comment on function segcast.narrow_identifiers is 'Notes that some on the list of a run that has no number are found by less than was planned; returns how many.';
