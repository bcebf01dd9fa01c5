-- Makes a release one that was released, also when it was taken back before.
--
-- grain   one row, the release
-- params  $1 release_id bigint
-- columns release_id bigint
update segcast.releases
set state = 'released'
where release_id = $1::bigint and state in ('released', 'withdrawn')
returning release_id;
