-- Makes an approved version the one that scores.
--
-- grain   one row, the champion
-- params  $1 outcome text   $2 version integer
-- locks   the outcome's champion
insert into segcast.champions (outcome, version)
values ($1::text, $2::integer)
on conflict (outcome) do update set version = excluded.version
returning version;
