-- Releases an outcome for a bounded time.
--
-- grain   none
-- params  $1 release_id bigint   $2 outcome text   $3 valid_until timestamptz
update segcast.release_outcomes
set status = 'released', valid_until = $3::timestamptz
where release_id = $1::bigint and outcome = $2::text;
