-- Makes the table that a build or release is loaded into.
--
-- grain   one row, no value
-- params  $1 parent text   $2 build or release id bigint
-- columns make_partition text
select segcast.make_partition($1::text, $2::bigint);
