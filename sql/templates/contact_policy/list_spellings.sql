-- Lists how the consents spell their purposes.
--
-- grain   one row a spelling
-- holes   the consents, all values bound
select spelled.spelling
from (
    select coalesce('{purpose}'::text, '') as spelling
    from "{base}"
    group by 1
) as spelled
order by spelled.spelling
limit '{limit}'::bigint;
