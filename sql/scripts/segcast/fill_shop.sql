-- Makes customers, orders, lines, returns, products and consents of the raw lines.
--
-- Only product lines count: their stock codes begin with five digits. Contact details use names reserved
-- for examples (RFC 2606) and telephone numbers reserved for drama (Ofcom); they follow from the id.
create table shop.products (
    product_id text primary key,
    product_group text not null
);
insert into shop.products
select
    stock_code,
    left(stock_code, 3)
from pg_temp.shop_lines
where stock_code ~ '^[0-9]{5}'
group by stock_code;

create table shop.customers (
    customer_id integer primary key,
    first_name text not null,
    last_name text not null,
    email text not null,
    phone text not null,
    country text not null,
    country_code text,
    postal_code text not null,
    created_at timestamp not null
);
insert into shop.customers
select
    lines.customer_id,
    (
        array[
            'Ada',
            'Ben',
            'Chloë',
            'Dev',
            'Elif',
            'Femi',
            'Grace',
            'Hugo',
            'Iris',
            'José',
            'Kim',
            'Lena',
            'Mary-Ann'
        ]
    )[1 + lines.customer_id % 13],
    (
        array[
            'Ahmed',
            'Brown',
            'Clarke',
            'Davies',
            'Evans',
            'Fischer',
            'Green',
            'Hughes',
            'Ivanov',
            'Jones',
            'Khan',
            'O''Neill',
            'Müller',
            'Smith',
            'Taylor',
            'Walker',
            'Young'
        ]
    )[1 + lines.customer_id % 17],
    format(
        'customer.%s@%s',
        lines.customer_id,
        (array['example.com', 'example.org', 'example.net'])[1 + lines.customer_id % 3]
    ),
    format(
        '+44%s%s',
        (
            array[
                '7700900',
                '2079460',
                '1214960',
                '1134960',
                '1144960',
                '1154960',
                '1164960',
                '1174960',
                '1184960',
                '1314960',
                '1414960',
                '1514960',
                '1614960',
                '1914980',
                '2920180',
                '1632960',
                '3069990'
            ]
        )[1 + lines.customer_id / 1000 % 17],
        lpad((lines.customer_id % 1000)::text, 3, '0')
    ),
    min(lines.country),
    max(codes.code),
    format('ZZ%s 0ZZ', lines.customer_id % 100),
    min(lines.invoice_date)
from pg_temp.shop_lines as lines
left join (
    values
    ('United Kingdom', 'GB'),
    ('France', 'FR'),
    ('USA', 'US'),
    ('Belgium', 'BE'),
    ('Australia', 'AU'),
    ('EIRE', 'IE'), ('Germany', 'DE'), ('Portugal', 'PT'), ('Japan', 'JP'), ('Denmark', 'DK'),
    ('Nigeria', 'NG'),
    ('Netherlands', 'NL'),
    ('Poland', 'PL'),
    ('Spain', 'ES'),
    ('Channel Islands', 'JE'),
    ('Italy', 'IT'), ('Cyprus', 'CY'), ('Greece', 'GR'), ('Norway', 'NO'), ('Austria', 'AT'),
    ('Sweden', 'SE'), ('United Arab Emirates', 'AE'), ('Finland', 'FI'), ('Switzerland', 'CH'),
    ('Malta', 'MT'), ('Bahrain', 'BH'), ('RSA', 'ZA'), ('Bermuda', 'BM'), ('Hong Kong', 'HK'),
    ('Singapore', 'SG'),
    ('Thailand', 'TH'),
    ('Israel', 'IL'),
    ('Lithuania', 'LT'),
    ('Lebanon', 'LB'),
    ('Korea', 'KR'), ('Brazil', 'BR'), ('Canada', 'CA'), ('Iceland', 'IS'), ('Saudi Arabia', 'SA'),
    ('Czech Republic', 'CZ')
) as codes (country, code) on lines.country = codes.country
where lines.customer_id is not null
group by lines.customer_id;

create table shop.orders (
    order_id text primary key,
    customer_id integer,
    ordered_at timestamp not null,
    amount numeric not null
);
insert into shop.orders
select
    invoice_no,
    max(customer_id),
    min(invoice_date),
    sum(quantity * unit_price)
from pg_temp.shop_lines
where invoice_no ~ '^[0-9]' and stock_code ~ '^[0-9]{5}' and quantity > 0
group by invoice_no;

create table shop.order_lines (
    order_id text not null,
    line_number bigint not null,
    product_id text not null,
    quantity integer not null,
    unit_price numeric not null,
    primary key (order_id, line_number)
);
insert into shop.order_lines
select
    invoice_no,
    line_number,
    stock_code,
    quantity,
    unit_price
from pg_temp.shop_lines
where invoice_no ~ '^[0-9]' and stock_code ~ '^[0-9]{5}' and quantity > 0;

create table shop.returns (
    return_id text primary key,
    customer_id integer,
    returned_at timestamp not null,
    amount numeric not null
);
insert into shop.returns
select
    invoice_no,
    max(customer_id),
    min(invoice_date),
    -sum(quantity * unit_price)
from pg_temp.shop_lines
where invoice_no like 'C%' and stock_code ~ '^[0-9]{5}'
group by invoice_no;

create table shop.consents (
    customer_id integer not null,
    purpose text not null,
    status text not null,
    recorded_at timestamp not null,
    primary key (customer_id, purpose, recorded_at)
);
insert into shop.consents
select
    customers.customer_id,
    purposes.purpose,
    case when customers.customer_id % 10 < 8 then 'granted' else 'denied' end,
    customers.created_at
from shop.customers as customers
cross join (values ('ad_user_data'), ('ad_personalization')) as purposes (purpose);
insert into shop.consents
select
    customers.customer_id,
    'ad_personalization',
    'withdrawn',
    customers.created_at + interval '20 days'
from shop.customers as customers
where customers.customer_id % 37 = 0;

analyze shop.products, shop.customers, shop.orders, shop.order_lines, shop.returns, shop.consents;
