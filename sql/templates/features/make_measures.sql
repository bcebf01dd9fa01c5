-- Makes room for what one pass over a source measures, for this transaction.
--
-- grain   none
-- holes   table identifier; columns, one a measure
create temporary table "{table}" on commit drop as
select
    cast(null as text) as external_key,
    "{columns}".*
limit 0;
