-- Une boutique: French names, consents as a table of words, price and quantity without a sum of the line.
-- 350 customers, 1,400 orders.
create schema boutique;
create function boutique.chance(what text) returns int language sql immutable
as $$ select ('x' || substr(md5(what), 1, 7))::bit(28)::int % 1000 $$;
create table boutique.clients (
    id_client int primary key, prenom text, nom text, courriel text, telephone text, ville text, code_postal text, pays text,
    date_inscription timestamptz, supprime_le timestamptz, est_professionnel boolean
);
insert into boutique.clients
select
    i, 'Camille', 'Exemple' || i, 'client' || i || '@example.com', '+33 1 99 00 ' || lpad((i % 100)::text, 2, '0') || ' 10',
    (array['Lyon', 'Nantes', 'Lille'])[1 + i % 3], lpad((10000 + i * 17)::text, 5, '0'), (array['FR', 'BE'])[1 + i % 2],
    timestamptz '2023-07-01 09:00Z' + i * interval '58 hours', case when i % 25 = 0 then timestamptz '2025-05-05Z' end, i % 9 = 0
from generate_series(1, 350) as i;
create table boutique.produits (ref_produit text primary key, libelle text, rayon text, prix_catalogue numeric(10, 2));
insert into boutique.produits
select 'P-' || i, 'Chose ' || i, (array['Maison', 'Jardin'])[1 + i % 2], 5 + i * .2 from generate_series(1, 50) as i;
create table boutique.commandes (
    id_commande int primary key, id_client int references boutique.clients, date_commande timestamptz,
    date_livraison timestamptz, montant_ht numeric(10, 2), montant_tva numeric(10, 2), montant_ttc numeric(10, 2),
    devise text, etat text
);
insert into boutique.commandes
select
    made.k, made.i, made.at, made.at + interval '3 days', made.ht, round(made.ht * .2, 2), made.ht + round(made.ht * .2, 2),
    'EUR',
    case
        when made.k % 20 = 1 then 'annulée' when made.k % 50 = 2 then 'en attente' when made.k % 70 = 3 then 'remboursée'
        when made.k % 2 = 0 then 'livrée' else 'expédiée'
    end
from (
    select
        i, (n - 1) * 350 + i as k, (9 + boutique.chance(i || 'a' || n) * .17)::numeric(10, 2) as ht,
        timestamptz '2024-02-09 00:00Z' + boutique.chance(i || 'd' || n) * 630 / 1000 * interval '1 day'
        + (7 + boutique.chance(i || 'h' || n) % 14) * interval '1 hour' as at
    from generate_series(1, 350) as i, generate_series(1, 4) as n
) as made;
create table boutique.lignes_commande (
    id_ligne int primary key, id_commande int references boutique.commandes, ref_produit text references boutique.produits,
    quantite int, prix_unitaire numeric(10, 2)
);
insert into boutique.lignes_commande
select
    row_number() over (order by o.id_commande, p), o.id_commande,
    'P-' || 1 + boutique.chance(o.id_commande || 'p' || p) % 50, 1 + (o.id_commande + p) % 3,
    (3 + boutique.chance(o.id_commande || 'c' || p) * .03)::numeric(10, 2)
from boutique.commandes as o, generate_series(1, 2) as p;
create table boutique.consentements (
    id_consentement int primary key, id_client int references boutique.clients, finalite text, statut text,
    date_consentement timestamptz, origine text
);
insert into boutique.consentements
select
    row_number() over (order by i, f.finalite), i, f.finalite,
    case when (i + f.place) % 4 = 0 then 'refusé' when (i + f.place) % 9 = 0 then 'retiré' else 'accordé' end,
    timestamptz '2023-12-30 09:00Z' + i * interval '46 hours', 'site'
from generate_series(1, 350) as i,
    (values (1, 'courriel'), (2, 'publicité')) as f (place, finalite);
create table boutique.avoirs (
    id_avoir int primary key, id_commande int references boutique.commandes, date_avoir timestamptz, montant numeric(10, 2)
);
insert into boutique.avoirs
select row_number() over (order by id_commande), id_commande, date_commande + interval '11 days', montant_ttc
from boutique.commandes where id_commande % 35 = 4;
analyze;
