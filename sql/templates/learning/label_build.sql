-- Labels a build: the customers in whom the outcome was observed in the label window.
--
-- grain   none; writes one row a customer with the outcome
-- holes   the label source's rows in the window, all values bound
insert into segcast.example_labels (build_id, customer_id)
select
    '{build}'::bigint as build_id,
    keys.customer_id
from (
    select (source.customer_key)::text as external_key
    from "{rows}"
    where '{condition}'::boolean
    group by source.customer_key
) as observed
inner join segcast.customer_keys as keys
    on keys.key_space = '{key_space}'::text and observed.external_key = keys.external_key;
