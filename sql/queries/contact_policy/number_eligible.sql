-- Numbers the candidates whose contact details have to be read, in the order of the key's bytes.
--
-- grain   one row a candidate
create temporary table eligible on commit drop as
select
    row_number() over (order by considered.external_key collate pg_catalog."C") -- noqa: RF01
        as place,
    considered.external_key,
    considered.customer_id
from pg_temp.considered as considered
where
    not considered.is_in_excluded_segment
    and not considered.is_suppressed
    and considered.is_granted
    and not considered.is_withdrawn
    and not considered.is_control;
