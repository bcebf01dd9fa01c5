-- Ein Laden: German names, soft deletes, a state in German words, consents with their times. 400 customers, 1,600 orders.
create schema laden;
create function laden.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table laden.kunden (
    kundennr text primary key, anrede text, vorname text, nachname text, email text, telefon text, strasse text, plz text,
    ort text, land text, angelegt_am timestamp, geaendert_am timestamp, geloescht_am timestamp, ist_firma boolean,
    einwilligung_email boolean, einwilligung_email_am timestamp, einwilligung_werbung boolean,
    einwilligung_werbung_am timestamp
);
insert into laden.kunden
select
    'K-' || lpad(i::text, 5, '0'), (array['Frau', 'Herr'])[1 + i % 2], 'Kim', 'Muster' || i,
    'kunde' || i || '@example.com', case when i % 3 = 0 then '+49 30 23125' || lpad((i % 100)::text, 3, '0') end,
    'Beispielweg ' || i, lpad((1000 + i * 37)::text, 5, '0'), (array['Berlin', 'Bremen', 'Halle'])[1 + i % 3], 'DE',
    timestamp '2023-08-01 10:00' + i * interval '49 hours', timestamp '2025-09-01' + i * interval '1 minute',
    case when i % 20 = 0 then timestamp '2025-06-01' end, i % 15 = 0, i % 3 > 0,
    case when i % 3 > 0 then timestamp '2023-08-01 10:05' + i * interval '49 hours' end, i % 2 = 0,
    case when i % 2 = 0 then timestamp '2024-01-01 10:05' + i * interval '40 hours' end
from generate_series(1, 400) as i;
create table laden.artikel (artikelnr text primary key, bezeichnung text, warengruppe text, listenpreis numeric(10, 2));
insert into laden.artikel
select 'A' || lpad(i::text, 4, '0'), 'Ding ' || i, (array['Brot', 'Obst', 'Tee'])[1 + i % 3], 3 + i * .1
from generate_series(1, 70) as i;
create table laden.auftraege (
    auftragsnr int primary key, kundennr text references laden.kunden, bestelldatum timestamp, versanddatum timestamp,
    nettobetrag numeric(10, 2), mehrwertsteuer numeric(10, 2), versandkosten numeric(10, 2), bruttobetrag numeric(10, 2),
    waehrung text, zustand text, bemerkung text
);
insert into laden.auftraege
select
    10000 + made.k, 'K-' || lpad(made.i::text, 5, '0'), made.at, made.at + interval '2 days', made.net,
    round(made.net * .19, 2), 4.9, made.net + round(made.net * .19, 2) + 4.9, 'EUR',
    case
        when made.k % 25 = 1 then 'storniert' when made.k % 80 = 2 then 'Testbestellung' when made.k % 40 = 3 then 'Entwurf'
        when made.k % 2 = 0 then 'versandt' else 'abgeschlossen'
    end, null
from (
    select
        i, (i - 1) * 4 + n as k, (12 + laden.chance(i || 'a' || n) * .13)::numeric(10, 2) as net,
        timestamp '2024-01-30' + laden.chance(i || 'd' || n) * 640 / 1000 * interval '1 day'
        + (8 + laden.chance(i || 'h' || n) % 15) * interval '1 hour' as at
    from generate_series(1, 400) as i, generate_series(1, 4) as n
) as made;
create table laden.auftragspositionen (
    auftragsnr int references laden.auftraege, position int, artikelnr text references laden.artikel, menge int,
    einzelpreis numeric(10, 2), positionssumme numeric(10, 2), primary key (auftragsnr, position)
);
insert into laden.auftragspositionen
select o.auftragsnr, p, 'A' || lpad((1 + laden.chance(o.auftragsnr || 'p' || p) % 70)::text, 4, '0'), q.menge, q.preis,
    q.menge * q.preis
from laden.auftraege as o, generate_series(1, 2) as p,
    lateral (
        select 1 + (o.auftragsnr + p) % 4 as menge, (2 + laden.chance(o.auftragsnr || 'c' || p) * .02)::numeric(10, 2) as preis
    ) as q;
create table laden.gutschriften (
    gutschriftnr int primary key, auftragsnr int references laden.auftraege, betrag numeric(10, 2), erstellt_am timestamp,
    grund text
);
insert into laden.gutschriften
select row_number() over (order by auftragsnr), auftragsnr, bruttobetrag, bestelldatum + interval '14 days', 'defekt'
from laden.auftraege where auftragsnr % 33 = 0;
create table laden.werbesperren (email text, seit timestamp);
insert into laden.werbesperren select 'kunde' || i * 7 || '@example.com', timestamp '2025-01-01' from generate_series(1, 9) as i;
analyze;
