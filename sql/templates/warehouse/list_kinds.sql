-- Lists the values of a column over a whole relation, most rows first.
--
-- grain   one row a value
-- holes   rows, the value and limit, all bound
-- columns kind text, row_count bigint
select
    left('{value}'::text, 120) as kind,
    count(*) as row_count
from "{rows}"
where '{value}'::text is not null
group by left('{value}'::text, 120)
order by count(*) desc, left('{value}'::text, 120)
limit '{limit}'::bigint;
