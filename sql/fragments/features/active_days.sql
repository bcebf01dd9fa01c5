-- On how many days of the business zone there was a row.
--
-- over    source, the rows of an activity source
select
    count(distinct cast(source.occurred_at at time zone '{zone}'::text as date))
    filter (where '{condition}'::boolean);
