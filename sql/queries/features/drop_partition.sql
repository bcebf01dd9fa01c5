-- Drops a build's table.
--
-- grain   one row, no value
-- params  $1 build_id bigint
-- locks   feature_values, access exclusive, for five seconds at most
select segcast.drop_partition('feature_values', $1::bigint);
