-- The customers whose newest word on every required purpose is yes; what is dated in the future is not.
select true
from (
    select newest.external_key
    from (
        select
            cast('{key}'::text as text) as external_key,
            '{purpose}'::text as purpose,
            '{granted}'::boolean and coalesce(
                '{recorded_at}'::timestamptz <= '{now}'::timestamptz, true
            ) as is_granted,
            rank() over (
                partition by '{key}'::text, '{purpose}'::text
                order by '{recorded_at}'::timestamptz desc nulls last
            ) as position
        from "{base}"
        where '{condition}'::boolean and '{purpose}'::text = any('{purposes}'::text[])
    ) as newest
    where newest.position = 1
    group by newest.external_key
    having
        bool_and(newest.is_granted)
        and count(distinct newest.purpose) = cardinality('{purposes}'::text[])
) as consented;
