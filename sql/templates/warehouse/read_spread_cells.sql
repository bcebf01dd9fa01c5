-- Reads rows of blocks that are spread over a whole table.
--
-- grain   one row a row
-- holes   relation, cells, the percentage of blocks and limit, all values written out
-- columns cells text[]
select '{cells}'::text[] as cells
from "{relation}" tablesample system ('{percentage}'::real) -- noqa: PRS
limit '{limit}'::bigint;
