-- Makes the table that a build is loaded into.
--
-- grain   one row, its name
-- params  $1 build_id bigint
select segcast.make_partition('feature_values', $1::bigint) as partition_name;
