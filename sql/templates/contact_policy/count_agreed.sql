-- Counts customers whose words come to a yes, and those whose words come to a withdrawal.
--
-- grain   one row
-- holes   the customers beside their words, all values bound
-- columns agreed_count bigint, withdrawn_count bigint
select
    count(distinct '{key}'::text) filter (where words.is_granted) as agreed_count,
    count(distinct '{key}'::text) filter (where words.is_withdrawn) as withdrawn_count
from "{people}"
where '{condition}'::boolean;
