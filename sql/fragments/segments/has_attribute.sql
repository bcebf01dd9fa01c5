-- Whether a row of the customer in the customers source has one of the values.
select
    scored.customer_id in (
        select keys.customer_id
        from "{base}"
        inner join segcast.customer_keys as keys
            on
                keys.key_space = '{key_space}'::text
                and keys.external_key = cast('{key}'::text as text)
        where '{condition}'::boolean
    );
