-- Who may be contacted, how often, and who was.
--
-- The ledger of contacts is one table that is counted. A cap is a row that whoever charges under it locks, so that two
-- planners wait for each other; what was reserved in its window is counted under that lock. There is nothing beside the
-- reservations that could disagree with them.
create sequence segcast.reservation_ids;

-- Whoever is in an audience already is `present` until the run is charged.
create table segcast.export_candidates (
    run_id bigint not null,
    customer_id bigint not null,
    bucket text not null,
    cap_name text,
    reservation_id bigint not null default nextval('segcast.reservation_ids'),
    identifiers uuid[],
    reached uuid[],
    primary key (run_id, customer_id),
    constraint bucket_is_known check (
        bucket in (
            'included',
            'present',
            'excluded_segment',
            'not_in_customers',
            'ambiguous_contact',
            'suppressed',
            'no_consent',
            'no_contact_details',
            'duplicate_contact',
            'contact_denied',
            'contact_changed',
            'control_group',
            'unusable_contact',
            'cell_too_long',
            'invalid_utf8',
            'capped'
        )
    ),
    constraint whoever_is_capped_names_the_cap check (
        bucket = 'capped' and cap_name is not null and cap_name <> ''
        or bucket <> 'capped' and cap_name is null
    ),
    constraint export_candidates_reached_check check (
        reached is null or cardinality(reached) = coalesce(cardinality(identifiers), -1)
    )
);
comment on table segcast.export_candidates is 'distributed: whom an export run considered, each in exactly one bucket';
comment on column segcast.export_candidates.cap_name is 'The cap that left no room for whoever is capped.';
comment on column segcast.export_candidates.identifiers is 'By what the destination finds whoever is included: digests of the normalised identifiers, enciphered with the deployment''s key.';
comment on column segcast.export_candidates.reached is 'Whom each of the identifiers reaches, in the form that all destinations share: what caps count by; null where they are the same.';

create table segcast.reservations (
    customer_id bigint not null,
    reservation_id bigint not null,
    run_id bigint not null,
    channel text not null,
    contact_at timestamptz not null,
    released_at timestamptz,
    contact_model text not null default 'send',
    primary key (customer_id, reservation_id),
    constraint contact_model_is_known check (contact_model in ('send', 'presence', 'none'))
);
comment on table segcast.reservations is 'distributed: planned contacts, charged against every cap that applies; the cap ledger';

create unique index reservations_are_open_once
on segcast.reservations (run_id, customer_id)
where released_at is null;

create view segcast.counted_contacts as
select
    customer_id,
    reservation_id,
    run_id,
    channel,
    contact_at,
    contact_model
from segcast.reservations
where contact_model <> 'none' and released_at is null;
comment on view segcast.counted_contacts is 'What caps count: contacts that were made and not given back.';

create table segcast.frequency_caps (
    cap_name text primary key,
    channels text[] not null,
    brand text,
    window_hours integer not null,
    contact_limit integer not null,
    constraint cap_is_positive check (contact_limit > 0 and window_hours > 0)
);
comment on table segcast.frequency_caps is 'local: each frequency cap in force; whoever charges under it locks its row';
comment on column segcast.frequency_caps.brand is 'Whose contacts it counts; null for those of every brand.';

create function segcast.apply_caps(caps jsonb)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from segcast.frequency_caps as known
    where not exists (
        select from jsonb_populate_recordset(null::segcast.frequency_caps, apply_caps.caps) as wanted
        where wanted.cap_name = known.cap_name
    );
    insert into segcast.frequency_caps (cap_name, channels, brand, window_hours, contact_limit)
    select
        wanted.cap_name,
        wanted.channels,
        wanted.brand,
        wanted.window_hours,
        wanted.contact_limit
    from jsonb_populate_recordset(null::segcast.frequency_caps, apply_caps.caps) as wanted
    order by wanted.cap_name
    on conflict on constraint frequency_caps_pkey do update
        set
            channels = excluded.channels,
            brand = excluded.brand,
            window_hours = excluded.window_hours,
            contact_limit = excluded.contact_limit;
    perform segcast.append_audit('caps_applied', 'policy', apply_caps.caps);
end
$$;
comment on function segcast.apply_caps is 'Puts the frequency caps of a policy in force and says so in the audit trail; whoever applies definitions may.';

-- Whom a run considered is changed by functions while it has no number.
create function segcast.forget_candidates(forgotten_run bigint)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    forgotten bigint;
begin
    perform from segcast.export_runs
    where run_id = forgotten_run and state = 'planned' and sequence is null
    for update;
    if not found then
        raise exception 'run % is not planned: whom it considered stays', forgotten_run
        using errcode = '55000';
    end if;
    delete from segcast.export_candidates where run_id = forgotten_run;
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;
comment on function segcast.forget_candidates is 'Forgets whom a planned run considered, so that it can be planned again; returns how many.';

-- A mailbox is in an audience once, and is charged once, whichever record of it is found that day.
create function segcast.keep_present(planned_run bigint, listed_run bigint)
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

-- The rule of what a cap counts is a rule of runs: those over its channels and of its brand whose contact is less than
-- its window away from a time.
create function segcast.runs_under(cap segcast.frequency_caps, around timestamptz)
returns bigint[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
    return array(
        select runs.run_id
        from segcast.export_runs as runs
        where
            runs.contact_model <> 'none'
            and runs.channel = any(cap.channels)
            and (cap.brand is null or runs.brand = cap.brand)
            and runs.contact_at > around - make_interval(hours => cap.window_hours)
            and runs.contact_at < around + make_interval(hours => cap.window_hours)
    );
end
$$;
comment on function segcast.runs_under is 'The runs whose contacts a cap counts for one that is made at a time; charging and the explanation ask it.';

-- Caps count mailboxes and numbers, in whatever form a destination is told of them.
create function segcast.charge_run(charged_run bigint, entered_before timestamptz)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    run record;
    cap segcast.frequency_caps;
    counted_runs bigint[];
    charged bigint;
begin
    select * into strict run from segcast.export_runs where run_id = charged_run for update;
    if run.state <> 'planned' then
        raise exception 'run % is %: only what is planned is charged', charged_run, run.state
        using errcode = '55000';
    end if;
    for cap in
        select caps.*
        from segcast.frequency_caps as caps
        where charged_run = any(segcast.runs_under(caps.*, run.contact_at))
        order by caps.cap_name
        for update
    loop
        counted_runs := segcast.runs_under(cap, run.contact_at);
        update segcast.export_candidates as candidates
        set bucket = 'capped', cap_name = cap.cap_name
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
                    made.customer_id,
                    made.reservation_id,
                    made.contact_at,
                    made.channel = run.channel
                    and made.contact_model = 'presence' as is_presence,
                    unnest(coalesce(earlier.reached, earlier.identifiers)) as reached
                from segcast.counted_contacts as made
                inner join segcast.export_candidates as earlier
                    on
                        made.customer_id = earlier.customer_id
                        and made.run_id = earlier.run_id
                where
                    exists (select from heirs)
                    and made.run_id = any(counted_runs)
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

            -- Whoever enters finds no room at a full cap; whoever has stayed in the audience long enough leaves it at one
            -- that other contacts fill than the one that let them in.
            select placed.customer_id
            from segcast.export_candidates as placed
            inner join (
                select contacts.customer_id, count(*) as contact_count
                from segcast.counted_contacts as contacts
                where contacts.run_id = any(counted_runs)
                group by contacts.customer_id
                having count(*) >= cap.contact_limit
            ) as crowded
                on placed.customer_id = crowded.customer_id
            left join segcast.reservations as own
                on
                    placed.customer_id = own.customer_id
                    and placed.reservation_id = own.reservation_id
            where
                placed.run_id = charged_run
                and (
                    placed.bucket = 'included'
                    or placed.bucket = 'present'
                    and own.contact_model <> 'none'
                    and own.contact_at <= entered_before
                    and crowded.contact_count
                    - case when own.run_id = any(counted_runs) then 1 else 0 end >= cap.contact_limit
                )
            union
            -- Whoever took a place over, by contacts of theirs or of the mailbox, but the one that made the place.
            select counted.customer_id
            from counted
            group by counted.customer_id
            having
                count(distinct counted.reservation_id)
                - case when bool_or(counted.is_entrance) then 1 else 0 end >= cap.contact_limit
            union
            -- A mailbox that several customers share is one mailbox, in whatever form a destination is told of it.
            select bearers.customer_id
            from (
                select borne.customer_id, unnest(coalesce(borne.reached, borne.identifiers)) as reached
                from segcast.export_candidates as borne
                where borne.run_id = charged_run and borne.bucket = 'included'
            ) as bearers
            inner join (
                select contacts.reached
                from (
                    select unnest(coalesce(earlier.reached, earlier.identifiers)) as reached
                    from segcast.counted_contacts as made
                    inner join segcast.export_candidates as earlier
                        on
                            made.customer_id = earlier.customer_id
                            and made.run_id = earlier.run_id
                    where made.run_id = any(counted_runs)
                ) as contacts
                group by contacts.reached
                having count(*) >= cap.contact_limit
            ) as crowded
                on bearers.reached = crowded.reached
        ) as refused
        where
            candidates.run_id = charged_run
            and refused.customer_id = candidates.customer_id;
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

-- Who is given back is on no list.
create function segcast.release_contacts(released_run bigint, released_customers bigint[])
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    run record;
    released bigint;
begin
    select * into strict run from segcast.export_runs where run_id = released_run for update;
    if run.sequence is not null then
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
    delete from segcast.export_members
    where
        run_id = released_run
        and (released_customers is null or customer_id = any(released_customers));
    return released;
end
$$;
comment on function segcast.release_contacts is 'Takes some customers, or with null all, off the list of a run that has no number, and gives back their contacts; returns how many were charged.';

-- Whom a run considered, and what it is found by, is changed while it has no number.
create function segcast.lock_unnumbered(unnumbered_run bigint)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from segcast.export_runs where run_id = unnumbered_run and sequence is null for update;
    if not found then
        raise exception 'run % has a number: its list stays', unnumbered_run
        using errcode = '55000';
    end if;
end
$$;
comment on function segcast.lock_unnumbered is 'Locks a run that has no number, and refuses one that has.';

create function segcast.file_candidates(filed_run bigint, customers bigint[], buckets text[])
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    count_filed bigint;
begin
    perform segcast.lock_unnumbered(filed_run);
    if 'included' = any(buckets) or 'present' = any(buckets) then
        raise exception 'nobody comes on a list by being filed' using errcode = '22023';
    end if;
    update segcast.export_candidates as candidates
    set bucket = filed.bucket, cap_name = null, identifiers = null, reached = null
    from unnest(customers, buckets) as filed (customer_id, bucket)
    where candidates.run_id = filed_run and candidates.customer_id = filed.customer_id;
    get diagnostics count_filed = row_count;
    return count_filed;
end
$$;
comment on function segcast.file_candidates is 'Files candidates of a run that has no number under the reasons why they leave it; returns how many.';

create function segcast.narrow_identifiers(narrowed_run bigint, customers bigint[], kept uuid[])
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    count_narrowed bigint;
begin
    perform segcast.lock_unnumbered(narrowed_run);
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

-- The names of identifiers, and bytes that exports keep, are under the deployment's key. While it is changed, nobody else
-- makes names: runs go under the next key one after the other, in the order of their numbers.
create table segcast.key_in_force (
    is_in_force boolean primary key default true,
    key_id text not null,
    next_key_id text,
    changed_through bigint not null default 0,
    constraint key_in_force_is_one_row check (is_in_force),
    constraint next_key_is_another check (next_key_id <> key_id)
);
comment on table segcast.key_in_force is 'local: which key names and kept bytes are under since it was changed first, and the one that they are being put under; at most one row';
comment on column segcast.key_in_force.changed_through is 'The last run whose names and bytes are under the next key.';

create function segcast.begin_key_change(key_id text, next_key_id text, reason text)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    known segcast.key_in_force;
begin
    if coalesce(begin_key_change.reason, '') !~ '\S' then
        raise exception 'a key is changed for a reason'
        using errcode = '23514', constraint = 'key_is_changed_for_a_reason';
    end if;
    -- Two who begin at once wait here for each other.
    lock table segcast.key_in_force in share row exclusive mode;
    select * into known from segcast.key_in_force;
    if known.next_key_id is not null and (
        known.key_id <> begin_key_change.key_id or known.next_key_id <> begin_key_change.next_key_id
    ) then
        raise exception 'a change of the key to another one is under way'
        using errcode = '23514', constraint = 'one_key_change_at_a_time';
    end if;
    if known.next_key_id is null and known.key_id <> begin_key_change.key_id then
        raise exception 'the key is not the one in force'
        using errcode = '23514', constraint = 'key_is_in_force';
    end if;
    if known.next_key_id is not null then
        return known.changed_through;
    end if;
    insert into segcast.key_in_force as keys (key_id, next_key_id)
    values (begin_key_change.key_id, begin_key_change.next_key_id)
    on conflict on constraint key_in_force_pkey do update
        set next_key_id = excluded.next_key_id, changed_through = 0;
    perform segcast.append_audit(
        'key_change_began',
        'key',
        jsonb_build_object(
            'reason', begin_key_change.reason,
            'key_id', begin_key_change.key_id,
            'next_key_id', begin_key_change.next_key_id
        )
    );
    return 0;
end
$$;
comment on function segcast.begin_key_change is 'Begins to put names and kept bytes under another key, or goes on; returns the last run that is under it.';

create function segcast.rename_identifiers(
    renamed_run bigint,
    customers bigint[],
    identifiers text[],
    reached text[]
)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    count_renamed bigint;
begin
    perform from segcast.key_in_force as keys
    where keys.next_key_id is not null and keys.changed_through < renamed_run
    for share;
    if not found then
        raise exception 'no change of the key has come to run %', renamed_run using errcode = '55000';
    end if;
    update segcast.export_candidates as candidates
    set identifiers = renamed.identifiers, reached = renamed.reached
    from (
        select
            pairs.customer_id,
            pairs.identifiers::uuid[] as identifiers,
            nullif(pairs.reached, '')::uuid[] as reached
        from unnest(customers, rename_identifiers.identifiers, rename_identifiers.reached)
            as pairs (customer_id, identifiers, reached)
    ) as renamed
    where
        candidates.run_id = renamed_run
        and candidates.customer_id = renamed.customer_id
        and cardinality(candidates.identifiers) = cardinality(renamed.identifiers)
        and coalesce(cardinality(candidates.reached), -1) = coalesce(cardinality(renamed.reached), -1);
    get diagnostics count_renamed = row_count;
    return count_renamed;
end
$$;
comment on function segcast.rename_identifiers is 'Gives those whom a run considered the names that their identifiers have under the next key, as many as they had; returns how many got them.';

create function segcast.pass_key_change(passed_run bigint)
returns setof bigint
language sql
set search_path = pg_catalog, pg_temp
as $$
    update segcast.key_in_force as keys
    set changed_through = passed_run
    where keys.next_key_id is not null and keys.changed_through < passed_run
    returning keys.changed_through;
$$;
comment on function segcast.pass_key_change is 'Notes that a run is under the next key; whoever seals its bytes anew may.';

create function segcast.put_key_in_force(next_key_id text)
returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    insert into segcast.key_in_force as keys (key_id)
    values (put_key_in_force.next_key_id)
    on conflict on constraint key_in_force_pkey do update
        set key_id = excluded.key_id, next_key_id = null, changed_through = 0;
$$;
comment on function segcast.put_key_in_force is 'Puts a key in force, once everything is under it or what was not is gone.';

insert into segcast.audit_events (event, written_by, judged_by) values
('caps_sealed', 'worker', null);

revoke all on function segcast.apply_caps,
segcast.forget_candidates,
segcast.keep_present,
segcast.runs_under,
segcast.charge_run,
segcast.release_contacts,
segcast.lock_unnumbered,
segcast.file_candidates,
segcast.narrow_identifiers,
segcast.begin_key_change,
segcast.rename_identifiers,
segcast.pass_key_change,
segcast.put_key_in_force
from public;
