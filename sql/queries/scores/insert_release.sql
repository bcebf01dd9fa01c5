-- Begins a release.
--
-- grain   one row, the release
-- params  $1 as_of timestamptz   $2 build_id bigint   $3 release_key text
-- columns release_id bigint
insert into segcast.releases (as_of, build_id, release_key)
values ($1::timestamptz, $2::bigint, $3::text)
returning release_id;
