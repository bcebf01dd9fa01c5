-- Finds which of some values a column holds.
--
-- grain   one row a value
-- holes   the source, its column as text, and the values, all bound
-- columns held text
select distinct '{value}'::text as held
from "{base}"
where '{value}'::text = any('{wanted}'::text[]);
