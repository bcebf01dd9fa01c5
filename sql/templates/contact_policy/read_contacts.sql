-- Reads customers with their contact details; a detail past 1,024 bytes is left out whole.
--
-- grain   one row a row of the source, in the order of the key's bytes
-- holes   the customers source, all values bound
select
    '{key}'::text as external_key,
    coalesce(
        greatest(octet_length('{email}'::text), octet_length('{phone}'::text)) > 1024, false
    ) as is_oversized,
    case when octet_length('{email}'::text) <= 1024 then '{email}'::text end as email,
    case when octet_length('{phone}'::text) <= 1024 then '{phone}'::text end as phone,
    case when octet_length('{first_name}'::text) <= 1024 then '{first_name}'::text end
        as first_name,
    case when octet_length('{last_name}'::text) <= 1024 then '{last_name}'::text end as last_name,
    case when octet_length('{city}'::text) <= 1024 then '{city}'::text end as city,
    case when octet_length('{state}'::text) <= 1024 then '{state}'::text end as state,
    case when octet_length('{zip}'::text) <= 1024 then '{zip}'::text end as zip,
    case when octet_length('{country}'::text) <= 1024 then '{country}'::text end as country,
    case when octet_length('{birth_date}'::text) <= 1024 then '{birth_date}'::text end
        as birth_date,
    case when octet_length('{gender}'::text) <= 1024 then '{gender}'::text end as gender,
    case when octet_length('{mobile_ad_id}'::text) <= 1024 then '{mobile_ad_id}'::text end
        as mobile_ad_id
from "{people}"
where '{condition}'::boolean
order by '{key}'::text collate pg_catalog."C";
