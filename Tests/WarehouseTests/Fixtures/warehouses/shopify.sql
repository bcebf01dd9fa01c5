-- A Shopify shop as a loader brings it: big numbers as keys, a state that is an account's, consents per channel as words with
-- their times, money back through orders, some orders without a customer. 500 customers, 2,000 orders.
create schema shopify;
create function shopify.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table shopify.shop (
    id bigint primary key, name text, domain text, currency text, iana_timezone text, country_code text
);
insert into shopify.shop values (7000001, 'Example', 'shop.example.com', 'CAD', 'America/Toronto', 'CA');
create table shopify.customer (
    id bigint primary key, email text, first_name text, last_name text, phone text, created_at timestamptz,
    updated_at timestamptz, state text, verified_email boolean, tax_exempt boolean, email_marketing_consent_state text,
    email_marketing_consent_opt_in_level text, email_marketing_consent_consent_updated_at timestamptz,
    sms_marketing_consent_state text, sms_marketing_consent_consent_updated_at timestamptz, _fivetran_deleted boolean,
    _fivetran_synced timestamptz
);
insert into shopify.customer
select
    5000000000 + i * 37, 'buyer' || i || '@example.com', 'Robin', 'Example' || i,
    case when i % 4 = 0 then '+1 416-555-0' || lpad((100 + i % 100)::text, 3, '0') end,
    timestamptz '2023-06-01 12:00Z' + i * interval '42 hours', timestamptz '2025-10-01 08:00Z' + i * interval '1 minute',
    case when i % 9 = 0 then 'invited' when i % 17 = 0 then 'disabled' else 'enabled' end, i % 2 = 0, i % 50 = 0,
    case when i % 5 < 3 then 'subscribed' when i % 5 = 3 then 'unsubscribed' else 'not_subscribed' end, 'single_opt_in',
    case when i % 5 < 4 then timestamptz '2023-06-01 12:00Z' + i * interval '42 hours' end,
    case when i % 8 = 0 then 'subscribed' else 'not_subscribed' end,
    case when i % 8 = 0 then timestamptz '2024-06-01 12:00Z' + i * interval '24 hours' end, i % 40 = 0,
    timestamptz '2025-10-31 04:00Z'
from generate_series(1, 500) as i;
create table shopify.product (
    id bigint primary key, title text, handle text, product_type text, vendor text, status text, created_at timestamptz
);
insert into shopify.product
select
    8000000000 + i * 11, 'Thing ' || i, 'thing-' || i, (array['Shoes', 'Hats', 'Bags'])[1 + i % 3], 'Example', 'active',
    timestamptz '2023-01-01' + i * interval '1 day'
from generate_series(1, 80) as i;
create table shopify."order" (
    id bigint primary key, customer_id bigint, email text, name text, created_at timestamptz, processed_at timestamptz,
    updated_at timestamptz, cancelled_at timestamptz, cancel_reason text, financial_status text, fulfillment_status text,
    total_price numeric(12, 2), subtotal_price numeric(12, 2), total_tax numeric(12, 2), total_discounts numeric(12, 2),
    total_line_items_price numeric(12, 2), currency text, test boolean, source_name text
);
insert into shopify."order"
select
    6000000000 + made.k * 13, case when made.n % 8 > 0 then 5000000000 + made.i * 37 end,
    case when made.n % 8 > 0 or made.i % 2 = 0 then 'buyer' || made.i else 'guest' || made.i end || '@example.com',
    '#' || 1000 + made.k, made.at, made.at + interval '1 minute', made.at + interval '3 days',
    case when made.k % 50 = 0 then made.at + interval '1 hour' end, case when made.k % 50 = 0 then 'customer' end,
    case
        when made.k % 40 = 7 then 'refunded' when made.k % 40 = 9 then 'partially_refunded'
        when made.k % 80 = 11 then 'voided' when made.k % 90 = 13 then 'pending' else 'paid'
    end,
    case when made.k % 20 = 0 then null else 'fulfilled' end, made.sub + round(made.sub * .13, 2), made.sub,
    round(made.sub * .13, 2), made.disc, made.sub + made.disc, 'CAD', made.k % 100 = 99,
    (array['web', 'pos', 'shopify_draft_order'])[1 + made.k % 3]
from (
    select
        i, n, (i - 1) * 4 + n as k, (20 + shopify.chance(i || 'a' || n) * .37)::numeric(12, 2) as sub,
        case when (i + n) % 3 = 0 then 5 + i % 7 else 0 end::numeric(12, 2) as disc,
        timestamptz '2024-01-20 00:00Z' + shopify.chance(i || 'd' || n) * 650 / 1000 * interval '1 day'
        + (12 + shopify.chance(i || 'h' || n) % 15) * interval '1 hour' as at
    from generate_series(1, 500) as i, generate_series(1, 4) as n
) as made;
update shopify."order" set customer_id = null, email = 'guest' || id % 90 || '@example.com' where id % 10 = 3;
create table shopify.order_line (
    id bigint primary key, order_id bigint references shopify."order", product_id bigint, variant_id bigint, title text,
    sku text, quantity int, price numeric(12, 2), total_discount numeric(12, 2), fulfillable_quantity int, gift_card boolean
);
insert into shopify.order_line
select
    9000000000 + row_number() over (order by o.id, k), o.id, 8000000000 + (1 + shopify.chance(o.id || 'p' || k) % 80) * 11,
    null, 'Thing', 'T-' || k, 1 + (o.id + k) % 4, (5 + shopify.chance(o.id || 'c' || k) * .11)::numeric(12, 2), 0, 0, false
from shopify."order" as o, generate_series(1, 2) as k;
create table shopify.refund (
    id bigint primary key, order_id bigint references shopify."order", created_at timestamptz, processed_at timestamptz,
    note text, restock boolean, user_id bigint
);
insert into shopify.refund
select 9900000000 + id % 1000003, id, created_at + interval '12 days', created_at + interval '12 days', null, true, null
from shopify."order" where financial_status in ('refunded', 'partially_refunded');
analyze;
