-- A WooCommerce shop as its tables come into PostgreSQL: no foreign keys, 0 for none, guests are customers without a user,
-- money given back stands among the orders. 400 customers of whom 300 have an account, 1,588 orders.
create schema wordpress;
create function wordpress.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table wordpress.wp_options (
    option_id bigint primary key, option_name text, option_value text, autoload text
);
insert into wordpress.wp_options values
(1, 'siteurl', 'https://shop.example.com', 'yes'), (2, 'admin_email', 'admin@example.com', 'yes'),
(3, 'blogname', 'Example', 'yes'), (4, 'timezone_string', 'Europe/Stockholm', 'yes'), (5, 'gmt_offset', '', 'yes'),
(6, 'woocommerce_currency', 'SEK', 'yes'), (7, 'woocommerce_currency_pos', 'right_space', 'yes'),
(8, 'woocommerce_default_country', 'SE', 'yes'), (9, 'permalink_structure', '/%postname%/', 'yes');
create table wordpress.wp_users (
    "ID" bigint primary key, user_login text, user_pass text, user_email text, user_registered timestamp, user_status int
);
insert into wordpress.wp_users
select
    i, 'login' || i, md5('p' || i), 'person' || i || '@example.com',
    timestamp '2023-11-01' + i * interval '58 hours', 0
from generate_series(1, 300) as i;
create table wordpress.wp_wc_customer_lookup (
    customer_id bigint primary key, user_id bigint, username text not null, first_name text, last_name text, email text,
    date_last_active timestamp, date_registered timestamp, country char(2), postcode text, city text, state text
);
insert into wordpress.wp_wc_customer_lookup
select
    i, case when i <= 300 then i end, case when i <= 300 then 'login' || i else '' end, 'Alva', 'Example' || i,
    'person' || i || '@example.com', timestamp '2025-09-01' + i * interval '1 hour',
    case when i <= 300 then timestamp '2023-11-01' + i * interval '58 hours' end,
    (array['SE', 'NO', 'DK'])[1 + i % 3], lpad((10000 + i * 13)::text, 5, '0'), (array['Lund', 'Oslo', 'Aarhus'])[1 + i % 3], ''
from generate_series(1, 400) as i;
create table wordpress.wp_wc_order_stats (
    order_id bigint primary key, parent_id bigint not null default 0, date_created timestamp, date_created_gmt timestamp,
    date_paid timestamp, date_completed timestamp, num_items_sold int, total_sales double precision,
    tax_total double precision, shipping_total double precision, net_total double precision, returning_customer boolean,
    status text, customer_id bigint
);
insert into wordpress.wp_wc_order_stats
select
    2000 + 3 * row_number() over (order by made.at), 0, made.at, made.at - interval '2 hours',
    made.at + interval '5 minutes', case when made.n % 3 > 0 then made.at + interval '2 days' end, 1 + made.i % 3,
    made.net + round(made.net * .25, 2) + 49, round(made.net * .25, 2), 49, made.net, made.n > 1,
    case
        when made.n = 3 and made.i % 4 = 0 then 'wc-cancelled'
        when made.n = 2 and made.i % 10 = 0 then 'wc-failed'
        when made.n = 1 and made.i % 25 = 0 then 'wc-pending'
        when made.n % 2 = 0 then 'wc-processing' else 'wc-completed'
    end, made.i
from (
    select
        i, n, (90 + wordpress.chance(i || 'a' || n) + (i % 97) / 100.0)::numeric(10, 2) as net,
        timestamp '2024-02-10' + (wordpress.chance(i || 'd' || n) * 630 / 1000) * interval '1 day'
        + (7 + wordpress.chance(i || 'h' || n) % 16) * interval '1 hour'
        + wordpress.chance(i || 'm' || n) % 60 * interval '1 minute' as at
    from generate_series(1, 400) as i, generate_series(1, 8) as n
    where n <= i % 9
) as made;
insert into wordpress.wp_wc_order_stats
select
    order_id + 1, order_id, date_created + interval '9 days', date_created_gmt + interval '9 days', null, null, 0,
    -total_sales, -tax_total, 0, -net_total, null, 'wc-completed', customer_id
from wordpress.wp_wc_order_stats where order_id % 20 = 0 and status = 'wc-completed';
create table wordpress.wp_wc_product_meta_lookup (
    product_id bigint primary key, sku text, min_price numeric(19, 4), max_price numeric(19, 4), onsale boolean,
    stock_quantity int, stock_status text, rating_count bigint, total_sales bigint
);
insert into wordpress.wp_wc_product_meta_lookup
select 500 + i, 'SKU-' || i, 90 + i, 90 + i, i % 7 = 0, i * 3, 'instock', i % 5, i * 11 from generate_series(1, 60) as i;
create table wordpress.wp_wc_order_product_lookup (
    order_item_id bigint primary key, order_id bigint, product_id bigint, variation_id bigint, customer_id bigint,
    date_created timestamp, product_qty int, product_net_revenue double precision, product_gross_revenue double precision,
    coupon_amount double precision, tax_amount double precision, shipping_amount double precision,
    shipping_tax_amount double precision
);
insert into wordpress.wp_wc_order_product_lookup
select
    row_number() over (order by o.order_id, k), o.order_id, 501 + wordpress.chance(o.order_id || 'p' || k) % 60, 0,
    o.customer_id, o.date_created, 1 + (o.order_id + k) % 3, round((o.net_total / 2)::numeric, 2),
    round((o.total_sales / 2)::numeric, 2), 0, round((o.tax_total / 2)::numeric, 2), 24.5, 0
from wordpress.wp_wc_order_stats as o, generate_series(1, 2) as k where o.parent_id = 0;
analyze;
