-- Whether a score ranks no lower than the last one in; ties go by customer id.
--
-- over    scored, the scores of a release
select
    coalesce(
        '{score}'::real > '{cutoff}'::real
        or (
            '{score}'::real = '{cutoff}'::real
            and scored.customer_id <= '{last_id}'::bigint
        ),
        false
    );
