-- On how many days of the business zone there was a row.
select
    count(distinct cast(source.occurred_at at time zone '{zone}'::text as date))
    filter (where '{condition}'::boolean);
