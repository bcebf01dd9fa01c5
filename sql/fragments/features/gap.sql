-- The days between a row and the customer's row before it, among those that a condition holds for.
select
    extract(
        epoch from '{occurred_at}'::timestamptz
        - lag('{occurred_at}'::timestamptz) over (
            partition by '{customer_key}'::text, '{condition}'::boolean
            order by '{occurred_at}'::timestamptz
        )
    ) / 86400;
