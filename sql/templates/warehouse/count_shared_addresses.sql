-- Counts the addresses that several customers bear.
--
-- grain   one row
-- holes   who bears each address, all values bound
-- columns shared_count bigint
select count(*) as shared_count
from "{bearers}" as bearers
where bearers.is_shared;
