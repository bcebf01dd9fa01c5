-- Lets a release that was held be judged again.
--
-- grain   one row, the release; none when it is not held
-- params  $1 release_id bigint
-- columns release_id bigint
update segcast.releases
set state = 'scored', held_reason = null
where release_id = $1::bigint and state = 'held'
returning release_id;
