-- Releases scores for a bounded time.
--
-- grain   one row, the release
-- params  $1 release_id bigint   $2 valid_until timestamptz
-- columns release_id bigint
update segcast.releases
set state = 'released', released_at = clock_timestamp(), valid_until = $2::timestamptz
where release_id = $1::bigint and state = 'scored'
returning release_id;
