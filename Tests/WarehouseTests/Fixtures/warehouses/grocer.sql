-- A grocery with households: no key and no foreign key is declared, days without hours, baskets hold no sum.
-- 250 households, 3,000 baskets.
create schema grocer;
create function grocer.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table grocer.households (
    household_key int, card_no text, contact_mail text, joined date, home_store int, size_band text
);
insert into grocer.households
select
    3000 + i, 'C' || lpad((i * 7919 % 100000)::text, 6, '0'), 'house' || i || '@example.com', date '2023-05-01' + i * 913 / 250,
    1 + i % 6, (array['1', '2', '3-4', '5+'])[1 + i % 4]
from generate_series(1, 250) as i;
create table grocer.stores (store_id int, town text);
insert into grocer.stores select i, (array['Leeds', 'York', 'Hull'])[1 + i % 3] from generate_series(1, 6) as i;
create table grocer.products (product_id int, department text, commodity text, brand text);
insert into grocer.products
select 26000 + i * 9, (array['GROCERY', 'PRODUCE', 'MEAT'])[1 + i % 3], 'C' || i % 12, (array['Private', 'National'])[1 + i % 2]
from generate_series(1, 150) as i;
create table grocer.baskets (
    basket_id bigint, household_key int, store_id int, basket_date date, till int, coupon_used boolean
);
insert into grocer.baskets
select
    26984850000 + (i - 1) * 12 + n, 3000 + i, 1 + grocer.chance(i || 's' || n) % 6,
    date '2024-03-10' + grocer.chance(i || 'd' || n) * 600 / 1000, 1 + n % 5, n % 6 = 0
from generate_series(1, 250) as i, generate_series(1, 12) as n;
create table grocer.basket_items (
    basket_id bigint, product_id int, quantity int, sales_value numeric(8, 2), retail_disc numeric(8, 2)
);
insert into grocer.basket_items
select
    b.basket_id, 26000 + (1 + grocer.chance(b.basket_id || 'p' || k) % 150) * 9, 1 + (b.basket_id + k) % 5,
    ((1 + (b.basket_id + k) % 5) * (.5 + grocer.chance(b.basket_id || 'v' || k) * .011) * (1 - k % 2 * .1))::numeric(8, 2),
    0
from grocer.baskets as b, generate_series(1, 3) as k;
create table grocer.contact_permissions (household_key int, channel text, status text, changed_on date);
insert into grocer.contact_permissions
select
    3000 + i, c.channel, case when (i + c.place) % 5 = 0 then 'opted_out' else 'opted_in' end, date '2024-01-01' + i * 668 / 250
from generate_series(1, 250) as i, (values (1, 'email'), (2, 'advertising')) as c (place, channel);
analyze;
