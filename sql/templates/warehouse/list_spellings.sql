-- Lists the spellings of a column, most rows first.
--
-- grain   one row a spelling; rows without a value are not counted
-- holes   the source, which of its rows, and how many spellings, all values bound
-- columns spelling text, row_count bigint
select
    left('{value}'::text, 129) as spelling,
    count(*) as row_count
from "{base}"
where '{condition}'::boolean and '{value}'::text is not null
group by left('{value}'::text, 129)
order by count(*) desc, left('{value}'::text, 129)
limit '{limit}'::bigint;
