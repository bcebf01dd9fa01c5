-- Marks a release scored.
--
-- grain   one row, the release
-- params  $1 release_id bigint   $2 customer_count bigint, counted from its rows
-- columns release_id bigint
update segcast.releases
set state = 'scored', customer_count = $2::bigint
where release_id = $1::bigint and state = 'scoring'
returning release_id;
