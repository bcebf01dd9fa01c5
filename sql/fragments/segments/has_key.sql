-- Whether the customer has one of the keys that were read before.
--
-- over    scored, the scores of a release
select
    scored.customer_id in (
        select keys.customer_id
        from pg_temp."{table}" as attributed
        inner join segcast.customer_spans as keys
            on
                keys.key_space = '{key_space}'::text
                and attributed.external_key = keys.external_key
    );
