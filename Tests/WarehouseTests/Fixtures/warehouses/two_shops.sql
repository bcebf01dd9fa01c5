-- Two shops in one database, each in a schema of its own; the north has 300 customers and 1,500 orders, the south 120 and 240.
create schema north;
create schema south;
create function north.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table north.customers (
    customer_id int primary key, email text, country text, created_at timestamptz, deleted_at timestamptz,
    accepts_marketing boolean, accepts_marketing_at timestamptz
);
insert into north.customers
select
    i, 'north' || i || '@example.com', 'GB', timestamptz '2023-09-01Z' + i * interval '63 hours',
    case when i % 30 = 0 then timestamptz '2025-03-01Z' end, i % 3 > 0,
    case when i % 3 > 0 then timestamptz '2023-09-01Z' + i * interval '63 hours' end
from generate_series(1, 300) as i;
create table north.orders (
    order_id int primary key, customer_id int references north.customers, placed_at timestamptz, total numeric(10, 2),
    currency text, status text
);
insert into north.orders
select
    (i - 1) * 5 + n, i, timestamptz '2024-01-21 10:00Z' + north.chance(i || 'd' || n) * 650 / 1000 * interval '1 day',
    (11 + north.chance(i || 'a' || n) * .31)::numeric(10, 2), 'GBP', case when (i + n) % 25 = 0 then 'cancelled' else 'done' end
from generate_series(1, 300) as i, generate_series(1, 5) as n;
create table north.order_items (
    order_item_id int primary key, order_id int references north.orders, sku text, quantity int, unit_price numeric(10, 2),
    line_total numeric(10, 2)
);
insert into north.order_items
select
    row_number() over (order by order_id, k), order_id, 'N' || (order_id + k) % 35, q.n, q.price, q.n * q.price
from north.orders, generate_series(1, 2) as k,
    lateral (select 1 + (order_id + k) % 3 as n, (2 + north.chance(order_id || 'c' || k) * .02)::numeric(10, 2) as price) as q;
create table south.clients (
    client_id int primary key, mail text, land text, since timestamptz, newsletter boolean
);
insert into south.clients
select i, 'south' || i || '@example.com', 'IE', timestamptz '2024-01-01Z' + i * interval '1 day', i % 2 = 0
from generate_series(1, 120) as i;
create table south.purchases (
    purchase_id int primary key, client_id int references south.clients, bought_at timestamptz, amount numeric(10, 2),
    currency text
);
insert into south.purchases
select
    (i - 1) * 2 + n, i, timestamptz '2024-06-03 10:00Z' + north.chance(i || 's' || n) * 500 / 1000 * interval '1 day',
    (7 + north.chance(i || 't' || n) * .31)::numeric(10, 2), 'EUR'
from generate_series(1, 120) as i, generate_series(1, 2) as n;
analyze;
