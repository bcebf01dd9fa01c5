-- Reads so many rows of a relation, as the server finds them.
--
-- grain   one row a row
-- holes   relation, cells and limit, all values written out
-- columns cells text[]
select '{cells}'::text[] as cells
from "{relation}" as base
limit '{limit}'::bigint;
