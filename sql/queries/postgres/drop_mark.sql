-- Removes a large object that was made as a mark.
--
-- grain   one row
-- params  $1 mark bigint
-- columns removed integer
select lo_unlink(($1::bigint)::oid) as removed;
