-- A star: customers keep their history, sales stand line by line, states and currencies are numbers that others explain.
-- 300 people with up to three versions each, 1,200 orders.
create schema star;
create function star.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table star.dim_klient as
select
    row_number() over (order by v, i) as klient_sk, 20000 + i * 7 as nr_klienta, 'klient' || i || '@example.com' as email,
    (array['PL', 'CZ'])[1 + i % 2] as kraj, case when (i + v) % 3 > 0 then 'T' else 'N' end as zgoda_marketing,
    timestamp '2023-06-01' + (i + v * 200) * interval '1 day' as wazny_od,
    case when v < n then timestamp '2023-06-01' + (i + (v + 1) * 200) * interval '1 day' else '9999-12-31' end as wazny_do,
    case when v = n then 'T' else 'N' end as aktualny
from (select i, i % 3 as n from generate_series(1, 300) as i) as people, generate_series(0, n) as v;
create table star.dim_produkt as
select i as produkt_sk, (array['Zabawki', 'Książki'])[1 + i % 2] as kategoria from generate_series(1, 45) as i;
create table star.dim_stan (stan_id int primary key, nazwa text);
insert into star.dim_stan values (1, 'nowe'), (2, 'zrealizowane'), (3, 'anulowane');
create table star.dim_waluta (waluta_id int primary key, kod text, nazwa text);
insert into star.dim_waluta values (1, 'EUR', 'euro'), (2, 'PLN', 'złoty'), (3, 'CZK', 'korona');
create table star.fct_sprzedaz as
select
    row_number() over (order by i, n, l) as pozycja_id, 'Z' || 500000 + i * 4 + n as nr_zamowienia,
    20000 + i * 7 as nr_klienta, 1 + star.chance(i || 'p' || n || l) % 45 as produkt_sk,
    timestamp '2024-01-20' + star.chance(i || 'd' || n) * 650 / 1000 * interval '1 day' + interval '15 hours' as data_sprzedazy,
    1 + l % 2 as ilosc, (8 + star.chance(i || 'a' || n || l) * .21)::numeric(10, 2) as cena,
    ((1 + l % 2) * (8 + star.chance(i || 'a' || n || l) * .21)::numeric(10, 2))::numeric(10, 2) as wartosc,
    case when (i + n) % 20 = 0 then 3 when n = 4 then 1 else 2 end as stan_id, 2 as waluta_id
from generate_series(1, 300) as i, generate_series(1, 4) as n, generate_series(1, 1 + (i + n) % 3) as l;
create table star.fct_zwroty as
select
    row_number() over (order by nr_zamowienia) as zwrot_id, nr_zamowienia, max(data_sprzedazy) + interval '9 days' as data_zwrotu,
    (sum(wartosc) * .4)::numeric(10, 2) as kwota_zwrotu
from star.fct_sprzedaz where nr_klienta % 9 = 0 and produkt_sk < 20 group by nr_zamowienia;
