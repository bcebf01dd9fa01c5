-- Keys, analyses and attaches a build's table.
--
-- grain   one row, no value
-- params  $1 build_id bigint
-- locks   feature_values, share update exclusive
select segcast.attach_partition('feature_values', $1::bigint);
