-- Whether a score is large enough; an unknown one is not.
select coalesce(scored.score_values['{position}'::integer] >= '{limit}'::real, false);
