-- Keys, analyses and attaches a release's table.
--
-- grain   one row, no value
-- params  $1 release_id bigint
-- locks   scores, share update exclusive
select segcast.attach_partition('scores', $1::bigint);
