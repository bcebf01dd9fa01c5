-- Whether a feature is known.
select built.feature_values['{position}'::integer] is not null;
