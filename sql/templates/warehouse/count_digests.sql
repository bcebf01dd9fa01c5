-- Counts what a column of digests holds: SHA-256 of something, of nothing, and what is no SHA-256.
--
-- grain   one row
-- holes   the customers source, all values bound
-- columns other_count bigint, nothing_count bigint
select
    count(*) filter (
        where btrim('{value}'::text) collate "default" !~ '^[0-9A-Fa-f]{64}$'
    ) as other_count,
    count(*) filter (
        where lower(btrim('{value}'::text) collate "C") = '{nothing}'::text
    ) as nothing_count
from "{base}"
where '{condition}'::boolean and btrim('{value}'::text) <> '';
