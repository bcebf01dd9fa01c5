-- Views only: nothing has a key, an index or a foreign key, and the tables below are nobody's to read.
-- 300 people, 1,200 purchases.
create schema below;
create schema mart;
create function below.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create view mart.dim_contact as
select
    'C' || 100000 + i * 3 as contact_key, 'contact' || i || '@example.com' as mail_address,
    (array['US', 'CA'])[1 + i % 2] as country_code, timestamp '2023-10-01' + i * interval '61 hours' as first_seen,
    i % 30 = 0 as is_test, i % 4 > 0 as marketing_permission
from generate_series(1, 300) as i;
create view mart.fct_purchase as
select
    'T' || (i - 1) * 4 + n as purchase_key, 'C' || 100000 + i * 3 as contact_key,
    timestamp '2024-01-20' + below.chance(i || 'd' || n) * 650 / 1000 * interval '1 day' + interval '15 hours' as purchased_at,
    (18 + below.chance(i || 'a' || n) * .21)::numeric(10, 2) as revenue, 'USD' as currency_code,
    case when (i + n) % 20 = 0 then 'voided' else 'settled' end as purchase_status
from generate_series(1, 300) as i, generate_series(1, 4) as n;
create view mart.fct_purchase_item as
select
    purchase_key, k as item_no, 'X' || below.chance(purchase_key || 'p' || k) % 45 as product_key, 1 + k % 2 as units,
    (revenue / 2)::numeric(10, 2) as item_revenue
from mart.fct_purchase, generate_series(1, 2) as k;
create view mart.dim_product as
select 'X' || i as product_key, (array['Toys', 'Books'])[1 + i % 2] as category from generate_series(0, 44) as i;
