-- The days of the business zone between a row and the customer's row before it, among those that a condition holds for.
select
    abs(extract(
        epoch from '{clock}'::timestamptz
        - lag('{clock}'::timestamptz) over (
            partition by "{customer_key}", '{condition}'::boolean
            order by '{occurred_at}'::timestamptz
        )
    )) / 86400;
