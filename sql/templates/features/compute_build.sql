-- Computes a feature set for everybody who was a customer at the as-of, in one pass over each source.
--
-- Into a table of the transaction's own: unlike an INSERT … SELECT it is planned for several cores.
--
-- grain   one row a customer
-- holes   everything is an expression whose values the compiler binds
-- index   customer_keys by primary key
create temporary table built on commit drop as
select
    keys.customer_id,
    array['{features}'::real]::real[] as feature_values
from "{measured}"
where keys.key_space = '{key_space}'::text and keys.linked_at < '{as_of}'::timestamptz;
