-- Streams what one pass over a source measures, aggregated by the source's own key.
--
-- grain   one row a key with rows that count
-- holes   the source's rows and the measures of them, all values written out
copy (
    select
        measured.external_key,
        "{seen}".*
    from (
        select
            "{measures}".*,
            cast(source.customer_key as text) as external_key
        from "{rows}"
        group by source.customer_key
    ) as measured
) to stdout with (format "binary");
