-- Events only: one stream, purchases are few and none of the first rows. 400 people, 12,400 events of which 1,200 are
-- purchases.
create schema stream;
create function stream.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table stream.users (
    user_id uuid primary key, email text, signup_at timestamptz, country text, plan text, is_admin boolean,
    newsletter_opt_in boolean, newsletter_opt_in_at timestamptz
);
insert into stream.users
select
    md5('u' || i)::uuid, 'user' || i || '@example.com', timestamptz '2023-12-01Z' + i * interval '42 hours',
    (array['GB', 'IE'])[1 + i % 2], (array['free', 'plus'])[1 + i % 2], i = 1, i % 3 > 0,
    case when i % 3 > 0 then timestamptz '2023-12-01Z' + i * interval '42 hours' end
from generate_series(1, 400) as i;
create table stream.events (
    event_id uuid primary key, user_id uuid, event_name text, occurred_at timestamptz, received_at timestamptz,
    product_sku text, value numeric(10, 2), currency text, properties jsonb
);
insert into stream.events
select
    md5('e' || i || ':' || n)::uuid, md5('u' || i)::uuid, (array['page_view', 'product_view', 'add_to_cart'])[1 + n % 3],
    made.at, made.at + interval '2 minutes', case when n % 3 > 0 then 'S' || n % 40 end, null, null, '{"path": "/"}'
from generate_series(1, 400) as i, generate_series(1, 28) as n,
    lateral (select timestamptz '2024-01-31Z' + stream.chance(i || 'd' || n) * 640 / 1000 * interval '1 day' as at) as made;
insert into stream.events
select
    md5('p' || i || ':' || n)::uuid, md5('u' || i)::uuid, 'checkout_completed', made.at, made.at + interval '2 minutes',
    'S' || n, (8 + stream.chance(i || 'v' || n) * .09)::numeric(10, 2), 'GBP', '{}'
from generate_series(1, 400) as i, generate_series(1, 3) as n,
    lateral (select timestamptz '2024-03-21Z' + stream.chance(i || 'q' || n) * 590 / 1000 * interval '1 day' as at) as made;
create index on stream.events (occurred_at);
analyze;
