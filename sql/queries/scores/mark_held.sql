-- Holds a release: it is never used.
--
-- grain   one row, the release
-- params  $1 release_id bigint   $2 reason text
-- columns release_id bigint
update segcast.releases
set state = 'held', held_reason = $2::text
where release_id = $1::bigint and state = 'scored'
returning release_id;
