create schema grocery;
create table grocery.households (household bigint, since date, closed_at timestamp, kind text);
create table grocery.receipts (
    receipt text, household bigint, rung_at timestamp, loaded_at timestamptz, till integer
);
create table grocery.items (
    receipt text, article text, price numeric, pieces numeric, loaded_at timestamptz
);
create table grocery.refunds (receipt text, refunded_at date, paid_back numeric);
