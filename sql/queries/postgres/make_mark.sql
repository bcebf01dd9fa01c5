-- Makes an empty large object with a number of our choice: whoever follows this server sees it without a grant.
--
-- grain   one row
-- params  $1 mark bigint
-- columns mark bigint
select lo_create(($1::bigint)::oid)::bigint as mark;
