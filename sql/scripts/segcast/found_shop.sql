-- The demo's shop, empty, and a table for the raw lines that this transaction forgets.
create schema shop;
comment on schema shop is 'Segcast demo: UCI Online Retail II (Chen 2019, CC BY 4.0); names, contact details and consents are made up.';

create temporary table shop_lines (
    line_number bigserial,
    invoice_no text,
    stock_code text,
    quantity integer,
    invoice_date timestamp,
    unit_price numeric,
    customer_id integer,
    country text
) on commit drop;
