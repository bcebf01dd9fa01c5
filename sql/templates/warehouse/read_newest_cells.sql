-- Reads the rows of a relation with the largest values of a column, such as its newest.
--
-- grain   one row a row
-- holes   relation, column, cells and limit, all values written out
-- columns cells text[]
select '{cells}'::text[] as cells
from "{relation}" as base
where "{column}" is not null
order by "{column}" desc
limit '{limit}'::bigint;
