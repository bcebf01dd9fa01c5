-- How many days before the as-of the last row was.
select
    extract(
        epoch from '{as_of}'::timestamptz
        - max(source.occurred_at) filter (where '{condition}'::boolean)
    ) / 86400;
