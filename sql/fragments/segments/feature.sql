-- What a feature of a customer is, as a model sees it.
--
-- over    built, the features of a build
select built.feature_values['{position}'::integer];
