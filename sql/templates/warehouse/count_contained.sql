-- Counts how many of some values are a key of a relation.
--
-- grain   one row
-- holes   relation, column and whether it is one of the values, all bound
-- columns found_count bigint
select count(distinct "{column}") as found_count
from "{relation}" as base
where '{is_wanted}'::boolean;
