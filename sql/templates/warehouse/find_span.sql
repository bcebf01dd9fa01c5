-- Says from when to when a relation's time column reaches.
--
-- grain   one row
-- holes   relation, column
-- columns first_date text?, last_date text?, span_days bigint
select
    to_char(min(cast("{column}" as timestamp)), 'YYYY-MM-DD') as first_date,
    to_char(max(cast("{column}" as timestamp)), 'YYYY-MM-DD') as last_date,
    cast(coalesce(
        extract(epoch from max(cast("{column}" as timestamp)) - min(cast("{column}" as timestamp)))
        / 86400,
        0
    ) as bigint) as span_days
from "{relation}"
where isfinite(cast("{column}" as timestamp));
