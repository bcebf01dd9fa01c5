-- Customers, and the keys by which the warehouse knows them.
create sequence segcast.customer_ids;

create table segcast.customers (
    customer_id bigint primary key,
    created_at timestamptz not null default clock_timestamp()
);
comment on table segcast.customers is 'distributed: everybody';

create table segcast.customer_keys (
    key_space text not null,
    external_key text not null,
    customer_id bigint not null,
    linked_at timestamptz not null,
    primary key (key_space, external_key),
    constraint customer_has_one_key_a_space unique (key_space, customer_id),
    constraint external_key_is_short check (octet_length(external_key) between 1 and 512)
);
comment on table segcast.customer_keys is 'keyed: which warehouse key is which customer, and since when';

-- Another relation under the same space may be other people.
create table segcast.key_origins (
    origin_id bigserial primary key,
    key_space text not null,
    relation text not null,
    relation_oid oid,
    key_column text not null,
    key_column_number smallint,
    reason text,
    recorded_at timestamptz not null default clock_timestamp(),
    recorded_by text not null default session_user,
    constraint accepted_for_a_reason check (btrim(reason) <> '')
);
comment on table segcast.key_origins is 'local: where the keys of each space come from, the newest row of a space; with the reason where a person accepted it; append-only';

create view segcast.key_space_in_force as
select origins.key_space
from segcast.key_origins as origins
order by origins.recorded_at desc, origins.origin_id desc
limit 1;
comment on view segcast.key_space_in_force is 'The space that was recorded last: one row, or none before the first.';

-- A key means somebody only within its space: under another, the same text may be somebody else.
create view segcast.keys_in_force as
select
    keys.customer_id,
    keys.external_key
from segcast.customer_keys as keys
where keys.key_space = (
    select in_force.key_space from segcast.key_space_in_force as in_force
);
comment on view segcast.keys_in_force is 'Everybody''s key in the space in force, one row a customer; whoever has none in it is missing.';

create table segcast.guest_accounts (
    guest_id bigint primary key,
    customer_id bigint not null
);
comment on table segcast.guest_accounts is 'keyed: the guests whose address a customer bears, as the sources said last, and that customer';

create view segcast.customer_spans as
select
    keys.key_space,
    keys.customer_id,
    coalesce(accounts.external_key, keys.external_key) as external_key,
    keys.linked_at as begins_at,
    coalesce(accounts.linked_at, 'infinity') as ends_at
from segcast.customer_keys as keys
left join (
    select
        guest_accounts.guest_id,
        linked.key_space,
        linked.external_key,
        linked.linked_at
    from segcast.guest_accounts
    inner join segcast.customer_keys as linked
        on guest_accounts.customer_id = linked.customer_id
) as accounts
    on keys.customer_id = accounts.guest_id and keys.key_space = accounts.key_space;
comment on view segcast.customer_spans is 'From when to when each customer is one, a guest until the account, and the key under which the sources say today what they did: a guest''s account''s.';

create table segcast.quarantined_keys (
    check_id bigint not null,
    key_sha256 text not null,
    reason text not null,
    row_count bigint not null,
    primary key (check_id, key_sha256, reason)
);
comment on table segcast.quarantined_keys is 'local: keys of the customers source that cannot name one customer, by their hash, with the reason and how many rows bear them';

insert into segcast.audit_events (event, written_by, judged_by) values
('customers_linked', 'worker', null),
('key_space_recorded', 'worker', null),
('key_space_accepted', 'worker', null);
