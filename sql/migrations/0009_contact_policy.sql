-- Who may be contacted, how often, and who was.
create sequence segcast.reservation_ids;

create function segcast.recent(contact_times timestamptz[], opens_at timestamptz)
returns timestamptz[]
language sql
immutable
parallel safe
return (
    select coalesce(array_agg(contact_time order by position), '{}')
    from unnest(contact_times) with ordinality as times (contact_time, position)
    where contact_time > opens_at
);
comment on function segcast.recent(
    timestamptz[], timestamptz
) is 'The contacts that are still inside a window that opens, exclusively, at opens_at.';

create function segcast.recent(
    reservation_ids bigint[], contact_times timestamptz[], opens_at timestamptz
)
returns bigint[]
language sql
immutable
parallel safe
return (
    select coalesce(array_agg(reservation_id order by position), '{}')
    from
        unnest(reservation_ids, contact_times) with ordinality
            as entries (reservation_id, contact_time, position)
    where contact_time > opens_at
);
comment on function segcast.recent(
    bigint[], timestamptz[], timestamptz
) is 'The reservations whose contacts are still inside the window.';

create function segcast.without(
    contact_times timestamptz[], reservation_ids bigint[], returned_id bigint
)
returns timestamptz[]
language sql
immutable
parallel safe
return (
    select coalesce(array_agg(entries.contact_time order by entries.position), '{}')
    from
        unnest(contact_times, reservation_ids) with ordinality
            as entries (contact_time, entry_id, position)
    where entries.entry_id <> returned_id
);
comment on function segcast.without is 'The contacts without that of one reservation.';

create table segcast.cap_counters (
    customer_id bigint not null,
    scope text not null,
    contact_times timestamptz[] not null,
    reservation_ids bigint[] not null,
    opens_at timestamptz not null,
    cap integer not null,
    primary key (customer_id, scope),
    constraint contacts_stay_within_the_cap check (
        cardinality(segcast.recent(contact_times, opens_at)) <= cap
    ),
    constraint contacts_have_reservations check (
        cardinality(contact_times) = cardinality(reservation_ids)
    )
);
comment on table segcast.cap_counters is 'distributed: the contacts of a customer that count against one frequency cap';

create table segcast.export_candidates (
    run_id bigint not null,
    customer_id bigint not null,
    bucket text not null,
    reservation_id bigint not null default nextval('segcast.reservation_ids'),
    primary key (run_id, customer_id)
);
comment on table segcast.export_candidates is 'distributed: whom an export run considered, each in exactly one bucket';

create table segcast.reservations (
    customer_id bigint not null,
    reservation_id bigint not null,
    run_id bigint not null,
    channel text not null,
    contact_at timestamptz not null,
    released_at timestamptz,
    primary key (customer_id, reservation_id)
);
comment on table segcast.reservations is 'distributed: planned contacts, charged against every cap that applies; the cap ledger';

create unique index reservations_are_open_once
on segcast.reservations (customer_id, run_id)
where released_at is null;
