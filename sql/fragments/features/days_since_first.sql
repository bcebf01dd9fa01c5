-- How many days before the as-of the first row was.
select
    extract(
        epoch from '{as_of}'::timestamptz
        - min(source.occurred_at) filter (where '{condition}'::boolean)
    ) / 86400;
