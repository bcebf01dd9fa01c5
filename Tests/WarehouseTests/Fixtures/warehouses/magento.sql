-- A Magento shop: guests are orders with an address and no customer, credit memos come through orders, amounts stand in the
-- base currency and in the order's. 300 customers, 1,500 orders.
create schema magento;
create function magento.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table magento.core_config_data (
    config_id int primary key, scope text, scope_id int, path text, value text, updated_at timestamp
);
insert into magento.core_config_data values
(1, 'default', 0, 'web/secure/base_url', 'https://shop.example.com/', '2024-01-01'),
(2, 'default', 0, 'currency/options/base', 'USD', '2024-01-01'),
(3, 'default', 0, 'general/locale/timezone', 'America/Chicago', '2024-01-01'),
(4, 'default', 0, 'general/locale/code', 'en_US', '2024-01-01');
create table magento.store (store_id smallint primary key, code text, name text, is_active smallint);
insert into magento.store values (0, 'admin', 'Admin', 1), (1, 'default', 'English', 1), (2, 'ca', 'Canada', 1);
create table magento.customer_entity (
    entity_id int primary key, website_id smallint, email text, group_id smallint, store_id smallint references magento.store,
    created_at timestamp, updated_at timestamp, is_active smallint, firstname text, lastname text, dob date, gender smallint,
    password_hash text
);
insert into magento.customer_entity
select
    i, 1, 'member' || i || '@example.com', 1 + i % 3, 1 + i % 2, timestamp '2023-09-01' + i * interval '63 hours',
    timestamp '2025-10-01' + i * interval '1 minute', 1, 'Sam', 'Example' || i,
    case when i % 3 = 0 then date '1960-01-01' + i * 40 end, 1 + i % 2, md5('h' || i)
from generate_series(1, 300) as i;
create table magento.catalog_product_entity (
    entity_id int primary key, attribute_set_id smallint, type_id text, sku text unique, created_at timestamp
);
insert into magento.catalog_product_entity
select i, 4, 'simple', '24-MB' || lpad(i::text, 3, '0'), timestamp '2023-01-01' + i * interval '1 day'
from generate_series(1, 90) as i;
create table magento.sales_order (
    entity_id int primary key, state text, status text, store_id smallint references magento.store,
    customer_id int references magento.customer_entity, base_discount_amount numeric(20, 4),
    base_grand_total numeric(20, 4), base_shipping_amount numeric(20, 4), base_subtotal numeric(20, 4),
    base_tax_amount numeric(20, 4), discount_amount numeric(20, 4), grand_total numeric(20, 4),
    shipping_amount numeric(20, 4), subtotal numeric(20, 4), tax_amount numeric(20, 4), customer_is_guest smallint,
    base_currency_code text, order_currency_code text, customer_email text, customer_firstname text, customer_lastname text,
    increment_id text unique, remote_ip text, created_at timestamp, updated_at timestamp, total_item_count smallint
);
insert into magento.sales_order
select
    made.k, (array['complete', 'processing'])[1 + made.k % 2],
    case when made.k % 25 = 3 then 'canceled' when made.k % 50 = 6 then 'pending_payment' when made.k % 75 = 9 then 'fraud'
        when made.k % 2 = 0 then 'complete' else 'processing' end,
    1 + made.i % 2, case when made.k % 10 > 0 then made.i end, -made.disc, made.sub - made.disc + made.tax + 7, 7, made.sub,
    made.tax, -made.disc * made.rate, (made.sub - made.disc + made.tax + 7) * made.rate, 7 * made.rate,
    made.sub * made.rate, made.tax * made.rate, case when made.k % 10 > 0 then 0 else 1 end, 'USD',
    case when made.rate = 1 then 'USD' else 'CAD' end,
    case when made.k % 10 > 0 or made.k % 20 = 0 then 'member' || made.i else 'visitor' || made.i end || '@example.com',
    'Sam', 'Example' || made.i, lpad(made.k::text, 9, '0'), '192.0.2.' || made.i % 200, made.at,
    made.at + interval '2 days', 2
from (
    select
        i, (n - 1) * 300 + i as k, (15 + magento.chance(i || 'a' || n) * .41)::numeric(20, 4) as sub,
        case when (i + n) % 4 = 0 then 3.5 else 0 end::numeric(20, 4) as disc,
        ((15 + magento.chance(i || 'a' || n) * .41) * .08)::numeric(20, 2) as tax,
        case when i % 2 = 0 then 1.36 else 1 end as rate,
        timestamp '2024-01-30' + magento.chance(i || 'd' || n) * 640 / 1000 * interval '1 day'
        + (13 + magento.chance(i || 'h' || n) % 14) * interval '1 hour' as at
    from generate_series(1, 300) as i, generate_series(1, 5) as n
) as made;
create table magento.sales_order_item (
    item_id int primary key, order_id int references magento.sales_order, parent_item_id int, store_id smallint,
    created_at timestamp, product_id int, product_type text, sku text, name text, qty_ordered numeric(12, 4),
    qty_refunded numeric(12, 4), price numeric(12, 4), base_price numeric(12, 4), row_total numeric(20, 4),
    base_row_total numeric(20, 4)
);
insert into magento.sales_order_item
select
    row_number() over (order by o.entity_id, k), o.entity_id, null, o.store_id, o.created_at, p.entity_id, 'simple', p.sku,
    'Thing', q.qty, 0, q.price * (o.grand_total / o.base_grand_total), q.price,
    q.price * q.qty * (o.grand_total / o.base_grand_total), q.price * q.qty
from magento.sales_order as o
cross join generate_series(1, 2) as k
cross join lateral (
    select 1 + (o.entity_id + k) % 3 as qty, (4 + magento.chance(o.entity_id || 'c' || k) * .05)::numeric(12, 4) as price
) as q
inner join magento.catalog_product_entity as p on p.entity_id = 1 + magento.chance(o.entity_id || 'p' || k) % 90;
create table magento.sales_order_status_history (
    entity_id int primary key, parent_id int references magento.sales_order, comment text, status text, created_at timestamp
);
insert into magento.sales_order_status_history
select entity_id, entity_id, null, status, created_at + interval '1 hour' from magento.sales_order;
create table magento.sales_creditmemo (
    entity_id int primary key, store_id smallint, order_id int references magento.sales_order,
    base_grand_total numeric(20, 4), grand_total numeric(20, 4), base_subtotal numeric(20, 4), increment_id text,
    state int, created_at timestamp, updated_at timestamp
);
insert into magento.sales_creditmemo
select
    row_number() over (order by entity_id), store_id, entity_id, base_grand_total, grand_total, base_subtotal,
    'C' || increment_id, 2, created_at + interval '10 days', created_at + interval '10 days'
from magento.sales_order where entity_id % 30 = 1;
create table magento.newsletter_subscriber (
    subscriber_id int primary key, store_id smallint, change_status_at timestamp, customer_id int, subscriber_email text,
    subscriber_status int, subscriber_confirm_code text
);
insert into magento.newsletter_subscriber
select
    i, 1, timestamp '2024-02-01' + i * interval '63 hours', i, 'member' || i || '@example.com',
    case when i % 4 = 0 then 3 else 1 end, md5('n' || i)
from generate_series(1, 240) as i;
analyze;
