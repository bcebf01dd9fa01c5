-- Lists how a source spells what few different words say, such as the purposes of consents.
--
-- grain   one row a spelling
-- holes   the source, all values bound
-- columns spelling text
select spelled.spelling
from (
    select coalesce('{value}'::text, '') as spelling
    from "{base}"
    group by 1
) as spelled
order by spelled.spelling
limit '{limit}'::bigint;
