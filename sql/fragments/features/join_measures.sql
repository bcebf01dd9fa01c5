-- Everybody with the measures of one more source, aggregated by the source's own key first.
select true
from "{everybody}"
left join (
    select
        '{measures}'::numeric,
        cast(source.customer_key as text) as external_key
    from "{rows}"
    group by source.customer_key
) as "{alias}" on keys.external_key = "{alias}".external_key;
