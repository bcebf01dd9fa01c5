-- Finds those who withdrew or are suppressed, and of whom the customers source holds no row any more.
--
-- grain   one row a customer
-- params  $1 key_space text
create temporary table gone on commit drop as
select keys.customer_id
from (
    select words.external_key
    from pg_temp.words as words
    where words.is_withdrawn
    union
    select suppressed.external_key
    from pg_temp.suppressed as suppressed
) as denied
inner join segcast.customer_keys as keys
    on denied.external_key = keys.external_key and keys.key_space = $1::text
where not exists (
    select 1
    from pg_temp.heard as heard
    where heard.external_key = denied.external_key
);
