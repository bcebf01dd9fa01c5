-- Forgets the labels of a build.
--
-- grain   one row a label
-- params  $1 build_id bigint
delete from segcast.example_labels
where build_id = $1::bigint;
