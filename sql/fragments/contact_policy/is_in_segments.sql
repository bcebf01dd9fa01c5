-- Whether the customer is in one of the segments that are left out.
select
    candidates.customer_id in (
        select stays.customer_id
        from segcast.memberships as stays
        where stays.segment = any('{segments}'::text[]) and stays.left_at = 'infinity'
    );
