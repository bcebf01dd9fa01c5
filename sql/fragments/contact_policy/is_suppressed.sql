-- Whether the customer is on the list of those whom nobody may contact.
select
    keys.external_key in (
        select cast('{key}'::text as text)
        from "{base}"
        where '{condition}'::boolean
    );
