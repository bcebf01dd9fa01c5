-- Numbers those on a run's list whose contact details have to be read again, in the order of the key's bytes.
--
-- grain   one row a customer with a key in today's space
-- params  $1 run_id bigint   $2 key_space text
create temporary table eligible on commit drop as
select
    row_number() over (order by keys.external_key collate pg_catalog."C") -- noqa: RF01
        as place,
    keys.external_key,
    listed.customer_id
from segcast.export_candidates as listed
inner join segcast.customer_keys as keys
    on listed.customer_id = keys.customer_id and keys.key_space = $2::text
where listed.run_id = $1::bigint and listed.bucket = 'included';
