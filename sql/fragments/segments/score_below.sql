-- Whether a score is smaller; an unknown one is not.
select coalesce(scored.score_values['{position}'::integer] < '{limit}'::real, false);
