-- Keys, analyses and attaches a loaded table.
--
-- grain   one row, no value
-- params  $1 parent text   $2 build or release id bigint
-- locks   the parent, share update exclusive
select segcast.attach_partition($1::text, $2::bigint);
