-- Makes the table that a release is loaded into.
--
-- grain   one row, its name
-- params  $1 release_id bigint
select segcast.make_partition('scores', $1::bigint) as partition_name;
