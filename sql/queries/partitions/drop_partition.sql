-- Drops the table of a build or release, attached or not.
--
-- grain   one row, no value
-- params  $1 parent text   $2 build or release id bigint
-- locks   the parent, access exclusive, for five seconds at most
select segcast.drop_partition($1::text, $2::bigint);
