-- Counts, in a sample of rows, the keys that look like an e-mail address or a phone number.
--
-- grain   one row
-- holes   the customers source, which of its rows and how many, all values bound
-- columns row_count bigint, address_count bigint
select
    count(*) as row_count,
    count(*) filter (
        where sampled.seen ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'
        or sampled.seen ~ '^[+][0-9 ()./-]{7,}$'
    ) as address_count
from (
    select '{key}'::text collate "default" as seen
    from "{base}"
    where '{condition}'::boolean
    limit '{limit}'::bigint
) as sampled;
