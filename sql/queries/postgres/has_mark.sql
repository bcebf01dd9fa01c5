-- Says whether a large object is there.
--
-- grain   one row
-- params  $1 mark bigint
-- columns is_there boolean
select count(*) = 1 as is_there
from pg_catalog.pg_largeobject_metadata as marks
where marks.oid = ($1::bigint)::oid;
