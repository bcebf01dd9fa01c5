-- What a contact is on its channel, and the caps as contacts were last counted under them.
alter table segcast.reservations add column contact_model text not null default 'send',
add constraint contact_model_is_known check (contact_model in ('send', 'presence', 'none'));

create table segcast.cap_scopes (
    scope text primary key,
    channels text[] not null,
    window_hours integer not null,
    cap integer not null,
    constraint cap_is_positive check (cap > 0 and window_hours > 0)
);
comment on table segcast.cap_scopes is 'local: each frequency cap as its counters were filled; another definition fills them anew from the reservations';

drop index segcast.reservations_are_open_once;
create unique index reservations_are_open_once
on segcast.reservations (run_id, customer_id)
where released_at is null;

-- Most counters hold no more contacts than the cap: those need no look at the window.
alter table segcast.cap_counters drop constraint contacts_stay_within_the_cap,
add constraint contacts_stay_within_the_cap check (
    cardinality(contact_times) <= cap
    or cardinality(segcast.recent(contact_times, opens_at)) <= cap
);
