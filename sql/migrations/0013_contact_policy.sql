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

create index reservations_of_a_run
on segcast.reservations (run_id);
