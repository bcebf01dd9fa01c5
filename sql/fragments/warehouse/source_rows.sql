-- The rows of a source that count, under the names that features use.
select true
from (
    select "{columns}".*
    from "{base}"
    where '{condition}'::boolean
) as source;
