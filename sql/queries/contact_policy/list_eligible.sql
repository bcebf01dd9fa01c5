-- Lists a page of the candidates whose contact details have to be read.
--
-- grain   one row a candidate, in the order of the key's bytes
-- params  $1 first place bigint   $2 last place bigint
-- columns external_key text, customer_id bigint
select
    eligible.external_key,
    eligible.customer_id
from pg_temp.eligible as eligible
where eligible.place between $1::bigint and $2::bigint
order by eligible.place;
