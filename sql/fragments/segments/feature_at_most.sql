-- Whether a feature is small enough; an unknown one is not.
select coalesce(built.feature_values['{position}'::integer] <= '{limit}'::real, false);
