-- Whether a score ranks no lower than the last one in; ties go by customer id.
select
    coalesce(
        scored.score_values['{position}'::integer] > '{cutoff}'::real
        or (
            scored.score_values['{position}'::integer] = '{cutoff}'::real
            and scored.customer_id <= '{last_id}'::bigint
        ),
        false
    );
