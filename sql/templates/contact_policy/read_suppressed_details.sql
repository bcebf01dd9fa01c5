-- Reads the addresses and numbers that nobody may contact, plain or as digests.
--
-- grain   one row a suppression that names any
-- holes   the suppressions, all values bound
select
    case when octet_length('{email}'::text) <= 1024 then '{email}'::text end as email,
    case when octet_length('{phone}'::text) <= 1024 then '{phone}'::text end as phone
from "{base}"
where '{condition}'::boolean;
