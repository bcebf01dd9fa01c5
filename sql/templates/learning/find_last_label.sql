-- Returns when the newest row of the label's source happened, whatever the as-of.
--
-- grain   one row
-- holes   the label source's rows, all values bound
-- columns ends_at timestamptz?
select max(source.occurred_at) as ends_at
from "{rows}"
where '{condition}'::boolean;
