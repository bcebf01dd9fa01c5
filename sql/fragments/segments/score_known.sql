-- Whether the customer is in the outcome's population.
select scored.score_values['{position}'::integer] is not null;
