-- When something happened, as if clocks had always stood as they do at the as-of: so far from it as days and the time
-- of the day say.
select
    (
        '{value}'::timestamptz
        + ('{shifts}'::interval[])[
            1 + width_bucket('{value}'::timestamptz, '{changes}'::timestamptz[])
        ]
    );
